"""The version, where the build and the machine-readable output find it without importing anything else."""

__version__ = "0.1.0"
