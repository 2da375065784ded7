"""Every exception the package raises on purpose.

QualityCheckError
├── UsageError              the command line or the configuration is wrong
│   └── ConfigurationError
├── RuleError               a file under rules/ is wrong
├── CorpusError             a file under corpus/ is wrong
└── ReadError               an input cannot be read; `str()` is one Chinese sentence for the user
    ├── MissingInput · SpecialInput · BinaryStream · UnknownFormat
    ├── EmptyInput
    │   └── BlankPicture
    ├── BrokenInput · EncryptedInput · OversizedInput
    └── MissingEngine       the input is sound, but a program or an extra that reads it is not installed
        └── MissingRecognition
"""


class QualityCheckError(Exception):
    """Root of the tree: whatever is not one of these is a defect of the program."""


class UsageError(QualityCheckError):
    """Wrong arguments; the message is Chinese and says what to do."""


class ConfigurationError(UsageError):
    """A configuration file that cannot be used."""


class RuleError(QualityCheckError):
    """A rule or data file that does not follow its schema; for developers of rules."""


class CorpusError(QualityCheckError):
    """A data file under corpus/ that does not follow its schema; for developers."""


class ReadError(QualityCheckError):
    """An input that cannot be read. The sentence says what is wrong and what to do."""

    sentence = "文件无法读取。"

    def __init__(self, detail: str = "") -> None:
        super().__init__(self.sentence.format(detail=detail))


class MissingInput(ReadError):
    sentence = "文件不存在或无权读取，请核对路径和权限。"


class SpecialInput(ReadError):
    sentence = "这里是管道或设备，不是普通文件，请先存成文件再检查。"


class BinaryStream(ReadError):
    sentence = "标准输入里不是文字，请存成文件后写文件的路径。"


class EmptyInput(ReadError):
    sentence = "文件是空的，没有可检查的内容。"


class BlankPicture(EmptyInput):
    sentence = "{detail}，没有识别出文字；请核对是否选错文件，或重新扫描、拍清楚后再检查。"


class UnknownFormat(ReadError):
    sentence = "暂不支持“{detail}”格式，请另存为 docx、xlsx、pdf、csv、html 或 txt 后再检查。"


class BrokenInput(ReadError):
    sentence = "文件已损坏或内容与扩展名不符（{detail}），请用原程序打开后重新保存。"


class EncryptedInput(ReadError):
    sentence = "文件设有打开密码，请取消密码后再检查。"


class OversizedInput(ReadError):
    sentence = "文件超过允许的大小（{detail}），请拆分后再检查，或在配置 limits 中放宽。"


class MissingEngine(ReadError):
    sentence = "读取 {detail} 需要 LibreOffice，请安装它，或用 Word、WPS 另存为 docx 或 xlsx 后再检查。"


class MissingRecognition(MissingEngine):
    sentence = (
        '这是扫描件或照片（{detail}），请先安装文字识别组件：pip install "qualitycheck[ocr]"，或改用电子版。'
    )
