"""Where a form leads when it was taken."""

from aiohttp import web

from admin.guard import Form

#: Pages that a form may lead back to, beside the one it belongs to.
WEEK = "/admin/week"


def after(form: Form, path: str, done: str, place: str = "") -> web.HTTPSeeOther:
    """Lead back to the page that the form names, else to its own, and say it is done.

    Only pages of the week are named; anything else is no way back.
    """
    wanted = form["back"]
    way, _, query = wanted.partition("?")
    week = query.partition("&")[0] if query.startswith("week=") else ""
    if way == WEEK and week.removeprefix("week=").replace("-", "").isalnum():
        return web.HTTPSeeOther(f"{WEEK}?{week}&done={done}")
    if wanted == WEEK:
        return web.HTTPSeeOther(f"{WEEK}?done={done}")
    anchor = f"#{place}" if place else ""
    return web.HTTPSeeOther(f"{path}?done={done}{anchor}")
