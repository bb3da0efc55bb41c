// Where somebody is when a form opens, is refused or closes. The button that opened it is gone,
// and a refusal stands above what was pressed: keys and eyes go where there is something to do.

const LOOKS = 40 // frames until a form is drawn

class FocusKeeper {
  constructor() {
    this.open = []
    this.refused = []
  }

  stop() {
    this.stopped = true
    delete document.documentElement.dataset.refused
  }

  update({ open, refused, words, ticket, edit }) {
    const opened = open.filter((form) => !this.open.includes(form))
    const closed = this.open.filter((form) => !open.includes(form))
    const anew = refused.filter(({ form, base_seq }) => !this.refused.some((r) => r.form === form && r.base_seq === base_seq))
    Object.assign(this, { open, refused })
    document.documentElement.toggleAttribute("data-refused", refused.length > 0)
    const at = (find) => this.go(find, LOOKS)
    for (const form of closed) at(() => lost() && document.querySelector(`.st-key-${form.replace(ticket, edit)} button`))
    for (const form of opened) at(() => lost() && named(formOf(form), words.form))
    for (const { form } of anew) at(() => formOf(form)?.querySelector('[data-testid="stAlert"]'))
  }

  // Focus what is looked for, as soon as the page has it.
  go(find, looks) {
    const found = find()
    if (found) {
      if (found.tagName !== "BUTTON") found.tabIndex = -1
      found.style.scrollMarginTop = "7rem" // the bar may stick above it
      found.scrollIntoView({ block: "start" })
      found.focus({ preventScroll: true })
    } else if (looks && !this.stopped) requestAnimationFrame(() => this.go(find, looks - 1))
  }
}

// Whether the focus is nowhere, as after the button that had it went away.
function lost() {
  return document.activeElement === document.body
}

function formOf(form) {
  return document.querySelector(`[class*="st-key-${form}-"]`)?.closest('[data-testid="stForm"]')
}

function named(form, name) {
  form?.setAttribute("role", "group")
  form?.setAttribute("aria-label", name)
  return form
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let keeper = parentElement.__keeper
  if (!keeper || keeper.stopped) keeper = parentElement.__keeper = new FocusKeeper()
  keeper.update(data)
  return () => keeper.stop()
}
