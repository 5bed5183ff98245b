"""The web chat: pages are pure functions of data, Gradio only carries them, FastAPI serves them.

Gradio reads this variable when it is imported; without it, it would report each start to its makers.
"""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
