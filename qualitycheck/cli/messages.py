"""What the command line says of its own accord; names in braces are filled in."""

PROGRAM = "qualitycheck"
ERROR = "错误：{message}"
CRASH = "程序出错，请把上面的内容反馈给维护者。"

ABOUT = (
    "检查预算绩效目标表：指出会被退回的单位、指标值、结构和文字问题，并给出修改办法。不联网，不改动原文件。"
)
CHECK = "检查文件、文件夹或标准输入（-），报告问题。"
FIX = "改正文件：Word 用修订标出，Excel 标色并附清单；原文件不变。"
OPINION = "写审核意见（Word）：结论、应改的问题、改法，按部门或按项目各一份。"
RULES = "列出全部规则。"
RULE = "说明一条规则：为什么查、依据什么、正反例。"
PROOFREAD = "校对纯文本的错别字：一行一句或一段。"
SCORE = "按 SMART 得分给项目排序，最弱的在前。"
SUGGEST = "给薄弱的指标提修改建议：原文与建议并列，每条都重新检查过。"
SEGMENT = "拆分文字：指标名称、描述、目标各由哪些部分组成。"
CORPUS = "查看指标语料库（维护者用）。"
CORPUS_STATS = "输出语料库的统计数字。"
CORPUS_CHECK = "核对语料库的每条记录。"
TRAIN_MEANING = "重建词义向量表。"
TRAIN_BELONGING = "训练描述与名称是否相符的判断。"
TRAIN_MISFIT = "训练描述算的是不是别的事的判断。"
TRAIN_OUTSIDER = "训练指标是不是别类项目的判断。"
TRAIN_CATEGORIES = "训练二级类别的判断。"
TRAIN_SEGMENTS = "训练名称和目标的拆分。"
EVALUATE = "检验模型（维护者用）。"
TRAIN_SMART = "训练 SMART 评分。"
EVALUATE_MEANING = "检验语义相近程度的判断。"
EVALUATE_BELONGING = "检验描述与名称是否相符的判断。"
EVALUATE_MISFIT = "检验描述算的是不是别的事的判断。"
EVALUATE_OUTSIDER = "检验指标是不是别类项目的判断。"
EVALUATE_CATEGORIES = "检验二级类别的判断。"
EVALUATE_SMART = "检验 SMART 评分。"
EVALUATE_SEGMENTS = "检验文字拆分。"
TRAIN = "训练模型（维护者用）。"
TRAIN_SPELLING = "训练错别字检查的模型。"
SCHEMA = "输出 JSON 结果的格式定义（JSON Schema）。"

# The headings and phrases of the help pages. The names of values are as wide in Chinese as in English, for
# the columns are laid out before they are translated.
HELP_WORDS = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Arguments:": "参数：",
    "Commands:": "命令：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "[required]": "[必填]",
    "Show this message and exit.": "显示本说明。",
    " <list[str]>": "",
    " <str>": "",
    "PATH": "路径",
    "FILE": "文件",
    "FOLDER": "文件夹",
    "RULE": "规则",
    "NAME": "名称",
    "TYPE": "类别",
    "CODE": "编号",
}

NO_COMMAND = "没有“{name}”这个命令{nearest}。可用 qualitycheck --help 查看全部命令。"
NO_OPTION = "没有“{name}”这个选项{nearest}。可加 --help 查看全部选项。"
NEAREST = "，是否想写“{name}”"
NO_NUMBER = "选项 {name} 应写数字。"
NEEDS_NO_VALUE = "选项 {name} 后面不写内容。"
NO_VALUE = "选项 {name} 后面缺少内容。"
MISSING = "缺少 {name}。可加 --help 查看用法。"
EXTRA = "多了参数：{message}。"
WRONG = "命令写法有误：{message}。"
NOT_ONE_OF = "选项 {option} 不能是“{value}”，可选：{choices}。"

NO_MODEL = (
    "没有配置语言模型（qualitycheck.toml 中的 [llm]），没有要发送的内容；去掉 --show-prompt 可看自带的建议。"
)
NO_PROJECTS = "没有读到项目绩效目标表，没有可写的审核意见。"
NEEDS_FILE = "格式 {name} 不能显示在屏幕上，请用 --output 写明文件。"
NO_CONFIGURATION = "配置文件 {path} 不存在。"
OUTPUT_IS_INPUT = "输出文件 {path} 也是被检查的文件，请换一个文件名。"
OUTPUT_IS_FOLDER = "输出位置 {path} 是文件夹，请写明文件名。"
OUTPUT_NEEDS_FOLDER = "要写的文件不止一份，请把 --output {path} 改为文件夹。"
SUFFIX_OF_OTHER = "文件名 {path} 的扩展名与格式 {name} 不符，请把扩展名改为 {suffix}{other}。"
SUFFIX_CHOOSES = "，或改用 --output-format {name}"
SUFFIX_IMPOSSIBLE = "这里不能写 {suffix} 文件，请把 --output 改为以 {choices} 结尾的文件名。"
WRITTEN = "已写入 {path}"
WRITTEN_FILES = "已写入 {path}：{count} 个文件"
OUTPUT_FAILED = "无法写入 {path}，请核对路径和权限，或关闭正在使用它的程序。"
BASELINE_WRITTEN = "基线 {path}：记下 {count} 处问题，去掉 {dropped} 处已改好的。"
ONLY_MARKDOWN = "只有 --output-format markdown 才写入文件夹。"
NO_RULE = "没有编号或名称为“{name}”的规则{nearest}。可用 qualitycheck rules 查看全部规则。"
CHECKING = "正在检查"
PROOFREAD_LINE = "第{line}行第{column}字 {before}【{words}】{after} → {instead}（可信度 {confidence:.2f}）"
PROOFREAD_REMOVE = "删去"
PROOFREAD_FOUND = "共 {lines} 行，疑似错别字 {count} 处（可信度 {least:g} 以上）"
PROOFREAD_CLEAN = "共 {lines} 行，未发现错别字（可信度 {least:g} 以上）"
NOT_PLAIN = "proofread 只校对单个纯文本文件，请改用 qualitycheck check {path} --select typo。"
CONFIDENCE_RANGE = "--min-confidence 应在 0 到 1 之间。"

NEEDS_OUTPUT = "请用 --output 写明修改后的文件，或加 --diff 只看修改。"
ONE_FILE = "fix 一次修改一个文件，请写明文件。"
NO_TERMINAL = "--interactive 需要在终端里逐处回答。"
NOTHING_TO_FIX = "没有可以确定的修改。"
FIXED = "已修改 {made} 处，写入 {path}；问题 {before} 个减为 {after} 个。"
UNCHANGED = "没有可以确定的修改，{path} 与原文件相同；问题 {before} 个。"
LEFT = "{count} 处没有改：{reasons}。"
MORE_SUGGESTED = "另有 {count} 处修改供参考，可加 --suggested 一并应用，或加 --interactive 逐处选择。"
ASK = "改吗？[y 改 / n 不改 / a 余下全改 / q 余下不改] "
