// Keys for who leads: the space bar (or a presenter's clicker) goes on, and a few more.
//
// Only where nothing else takes them: not in an input, not on a button, not in a dialog, not
// where votes are keyed in, and not again while a key is held down.

const TAKES_SPACE = [
  "input, button, select, textarea, a[href], summary, audio, video",
  '[contenteditable]:not([contenteditable="false"])',
  ...["button", "checkbox", "radio", "switch", "slider", "spinbutton", "tab", "option"].map(
    (role) => `[role="${role}"]`,
  ),
  ...["combobox", "textbox", "listbox", "menuitem", "gridcell"].map((role) => `[role="${role}"]`),
  ".fingers, .slips, .keypad",
].join(", ")
const OPEN = '[role="dialog"], dialog[open], [data-testid="stDialog"], [data-testid="stPopoverBody"]'

// Which buttons a key presses, by how their keys begin on the page.
function pressed({ next, reveal, start, back, clock, more, undo }) {
  const button = (begins) => `[class*="st-key-${begins}-"] button`
  const vote = `[class*="st-key-${start}-"] [data-testid="stBaseButton-primary"]` // of this moment
  const on = [button(next), `[class*="st-key-${reveal}"] button`, vote].join(", ")
  const minute = `.st-key-${more} button`
  const keys = { " ": on, PageDown: on, PageUp: button(back), b: button(back) }
  return { ...keys, p: button(clock), "+": minute, u: button(undo) }
}

class Keys {
  constructor(presses, allowed) {
    this.presses = pressed(presses)
    this.allowed = allowed
    this.onKey = (event) => this.key(event)
    document.addEventListener("keydown", this.onKey)
  }

  stop() {
    document.removeEventListener("keydown", this.onKey)
  }

  key(event) {
    const held = event.repeat || event.ctrlKey || event.metaKey || event.altKey
    const presses = this.presses[event.key]
    if (!presses || held || event.defaultPrevented || !this.allowed()) return
    if (event.composedPath().some((node) => node.matches?.(TAKES_SPACE))) return
    if (document.querySelector(OPEN)) return
    const button = document.querySelector(presses)
    if (!button || button.disabled) return
    event.preventDefault()
    button.click()
  }
}
