"""tqa: translation quality assurance for articles.

The public interface is loaded when it is first used, so that `import tqa` costs next to nothing.
"""

from __future__ import annotations

__version__ = "0.1.0"
