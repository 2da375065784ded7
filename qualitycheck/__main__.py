"""`python -m qualitycheck`: the command line where scripts are not on the path."""

from qualitycheck.cli import main

main()
