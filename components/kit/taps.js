// Answers that are tapped: each tap is a command over the live socket, and stays pressed.
// A tap on what is pressed takes it back where that is possible.

class Taps {
  constructor(root) {
    this.root = root
    this.sent = new Map()
    this.onOutcome = (event) => this.outcome(event.detail)
    window.addEventListener("workshop:outcome", this.onOutcome)
  }

  stop() {
    this.stopped = true
    window.removeEventListener("workshop:outcome", this.onOutcome)
  }

  update(data) {
    const other = JSON.stringify(data.fixed) !== JSON.stringify(this.data?.fixed)
    // A page that was computed before the tap was on disk knows nothing of it.
    const knows = (window.workshopDrawn?.data.seq ?? 0) >= (this.acked ?? 0)
    if (other || (!this.sent.size && knows)) this.pressed = data.selected
    if (other) this.sent.clear()
    this.data = data
    this.draw()
  }

  tap(value) {
    const { command, field, fixed, none } = this.data
    const off = this.pressed === value
    if (off && none === null) return
    this.pressed = off ? "" : value
    const given = off ? none : value
    const detail = { name: command, fields: { ...fixed, [field]: given } }
    window.dispatchEvent(new CustomEvent("workshop:do", { detail }))
    if (detail.id) this.sent.set(detail.id, value)
    this.say(detail.id ? "" : this.data.words.offline)
    this.draw()
  }

  outcome({ id, ok, later, sentence, seq }) {
    if (!this.sent.has(id)) return
    if (later) return this.say(sentence)
    this.sent.delete(id)
    if (!ok) this.pressed = this.data.selected
    else this.acked = seq
    this.say(ok ? "" : sentence)
    this.draw()
  }

  say(sentence) {
    this.root.querySelector(".say").textContent = sentence
  }

  draw() {
    const row = this.root.querySelector(".row")
    row.setAttribute("aria-label", this.data.label)
    this.root.querySelector(".label").textContent = this.data.visible ? this.data.label : ""
    const held = this.root.getRootNode().activeElement?.dataset?.value
    row.replaceChildren(
      ...this.data.options.map(([value, label]) => {
        const button = make("button", "tap", label, () => this.tap(value))
        const pressed = this.pressed === value
        button.setAttribute("aria-pressed", String(pressed))
        button.dataset.value = String(value)
        if (pressed) button.prepend(make("span", "mark", "✓ "))
        return button
      }),
    )
    if (held !== undefined) row.querySelector(`[data-value="${CSS.escape(held)}"]`)?.focus()
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let taps = parentElement.__taps
  if (!taps || taps.stopped) taps = parentElement.__taps = new Taps(parentElement)
  taps.update(data)
  return () => taps.stop()
}
