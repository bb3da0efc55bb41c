// The space bar goes on to the next moment, as on any presenter.
//
// Only where nothing else takes it: not in a box, not on a button, not in a dialog, not where
// votes are keyed in, and not again while it is held down.

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
const NEXT = '[class*="st-key-next-"] button, [class*="st-key-reveal-next"] button'

class Keys {
  constructor(allowed) {
    this.allowed = allowed
    this.onKey = (event) => this.key(event)
    document.addEventListener("keydown", this.onKey)
  }

  stop() {
    document.removeEventListener("keydown", this.onKey)
  }

  key(event) {
    const held = event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey
    if (event.key !== " " || held || event.defaultPrevented || !this.allowed()) return
    if (event.composedPath().some((node) => node.matches?.(TAKES_SPACE))) return
    if (document.querySelector(OPEN)) return
    const button = document.querySelector(NEXT)
    if (!button || button.disabled) return
    event.preventDefault()
    button.click()
  }
}

