"""Make the checkout importable in its virtual environment and add the `assessor` command.

The same result as an editable installation, without a build step and without a network.
"""

import stat
import sys
import sysconfig
from pathlib import Path


def main() -> int:
    """Write one path file and one launcher."""
    checkout = Path(__file__).resolve().parent.parent
    packages = Path(sysconfig.get_path("purelib"))
    (packages / "assessor-workstation.pth").write_text(f"{checkout}\n", encoding="utf-8")
    launcher = Path(sysconfig.get_path("scripts")) / "assessor"
    launcher.write_text(
        f"#!{sys.executable}\n"
        "import sys\n\n"
        "from workstation.cli.main import main\n\n"
        "sys.exit(main())\n",
        encoding="utf-8",
    )
    launcher.chmod(launcher.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return 0


if __name__ == "__main__":
    sys.exit(main())
