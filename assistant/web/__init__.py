"""The web chat: pages are pure functions of data, Gradio only carries them, FastAPI serves them.

Gradio reads these variables when it is imported. Without the first it would report each start to its makers;
without the second it would sum up all events so far, in pandas, after each event.
"""

import os

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = "1000000000"
