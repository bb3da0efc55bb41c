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
const START = '[class*="st-key-open-"] [data-testid="stBaseButton-primary"]' // the vote of this moment
const NEXT = `[class*="st-key-next-"] button, [class*="st-key-reveal-next"] button, ${START}`
const BACK = '[class*="st-key-back-"] button'
const PRESSES = {
  " ": NEXT,
  PageDown: NEXT,
  PageUp: BACK,
  b: BACK,
  p: '[class*="st-key-clock-"] button',
  "+": ".st-key-adjust-1 button",
  u: '[class*="st-key-undo-"] button',
}

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
    const held = event.repeat || event.ctrlKey || event.metaKey || event.altKey
    const presses = PRESSES[event.key]
    if (!presses || held || event.defaultPrevented || !this.allowed()) return
    if (event.composedPath().some((node) => node.matches?.(TAKES_SPACE))) return
    if (document.querySelector(OPEN)) return
    const button = document.querySelector(presses)
    if (!button || button.disabled) return
    event.preventDefault()
    button.click()
  }
}
