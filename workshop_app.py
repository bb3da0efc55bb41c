"""Start the app: ``python workshop_app.py`` or ``streamlit run workshop_app.py``."""

import streamlit as st

from components.kit.feedback import something_broke
from data.process import this_process
from server.startup import ROUTES, guard, lifespan, open_or_exit

open_or_exit()
app = st.App(
    "pages/_router.py",
    routes=ROUTES,
    middleware=guard(),
    lifespan=lifespan,
    on_script_error=something_broke,
)

if __name__ == "__main__":
    settings = this_process().settings
    app.run(config={"server.address": settings.address, "server.port": settings.port})
