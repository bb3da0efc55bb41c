// Quick entry: type, Enter, next. A pasted list becomes one entity a line.
//
// What is sent goes to the live socket, which keeps it until it is on disk; the input is
// free for the next thought at once, with no page in between. What is half-typed is kept
// in this window and survives a reload. State sits on the DOM node, because the default
// export runs on every rerun.

const MOST_BYTES = 1_000_000

class Quick {
  constructor(root, data) {
    this.root = root
    this.data = data
    this.sent = new Map()
    this.selected = {}
    this.held = {}
    this.say = root.querySelector(".say")
    this.button = root.querySelector("button")
    this.build(data)
    this.restore()
    this.button.onclick = () => this.send()
    this.onOutcome = (event) => this.outcome(event.detail)
    window.addEventListener("workshop:outcome", this.onOutcome)
  }

  stop() {
    this.stopped = true
    window.removeEventListener("workshop:outcome", this.onOutcome)
  }

  // --- drawing ------------------------------------------------------------------------

  build(data) {
    this.button.textContent = data.button
    const holder = this.root.querySelector(".inputs")
    this.inputs = data.inputs.map((input) => {
      const label = document.createElement("label")
      const name = document.createElement("span")
      const area = document.createElement("textarea")
      name.textContent = input.label
      area.rows = input.rows ?? 1
      area.placeholder = input.placeholder ?? ""
      area.oninput = () => this.typed()
      area.onkeydown = (event) => this.key(event)
      label.append(name, area)
      holder.append(label)
      return area
    })
    this.drawChoices(data)
  }

  drawChoices(data) {
    const holder = this.root.querySelector(".choices")
    holder.replaceChildren(...data.choices.map((choice) => this.choice(choice)))
  }

  choice(choice) {
    return choice.long ? this.list(choice) : this.segments(choice)
  }

  segments(choice) {
    const group = document.createElement("fieldset")
    const legend = document.createElement("legend")
    legend.textContent = choice.label
    const row = document.createElement("div")
    for (const [value, text] of choice.options) {
      const label = document.createElement("label")
      const radio = document.createElement("input")
      const name = document.createElement("span")
      Object.assign(radio, { type: "radio", name: `${this.data.key}.${choice.name}`, value })
      radio.checked = this.selected[choice.name] === value
      radio.onchange = () => (this.selected[choice.name] = value)
      name.textContent = text
      label.append(radio, name)
      row.append(label)
    }
    group.append(legend, row)
    return group
  }

  list(choice) {
    const label = document.createElement("label")
    const name = document.createElement("span")
    const select = document.createElement("select")
    name.textContent = choice.label
    select.append(new Option(choice.none, ""))
    for (const [value, text] of choice.options) select.append(new Option(text, value))
    select.value = this.selected[choice.name] ?? ""
    this.selected[choice.name] = select.value
    select.onchange = () => (this.selected[choice.name] = select.value)
    label.append(name, select)
    return label
  }

  update(data) {
    let redraw = JSON.stringify(data.choices) !== this.drawn
    const moved = data.choices.filter((choice) => this.standard(choice.name) !== choice.value)
    for (const choice of data.choices) {
      // The page's own default moves with the room, but not under words being typed. What was
      // chosen for the stage before belongs to that stage.
      if (!this.drawn) this.selected[choice.name] = this.kept?.[choice.name] ?? choice.value
      else if (moved.includes(choice) || (moved.length && !choice.stay))
        (this.typing() ? this.held : this.selected)[choice.name] = choice.value
    }
    this.data = data
    this.drawButton()
    this.drawn = JSON.stringify(data.choices)
    if (redraw) this.drawChoices(data)
  }

  // What a choice begins with, as the page said before.
  standard(name) {
    return this.data.choices.find((choice) => choice.name === name)?.value
  }

  // --- typing and sending ---------------------------------------------------------------

  key(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
    event.preventDefault()
    const next = this.inputs[this.inputs.indexOf(event.target) + 1]
    if (next && !next.value.trim()) return next.focus()
    this.send()
  }

  typed() {
    this.inputs.forEach((input) => {
      input.style.height = "auto"
      input.style.height = `${Math.min(input.scrollHeight + 2, 320)}px`
    })
    if (!this.typing()) this.goOn()
    this.drawButton()
    this.keep()
  }

  // Nothing is begun any more: the choices are where the room is.
  goOn() {
    if (!Object.keys(this.held).length) return
    Object.assign(this.selected, this.held)
    this.held = {}
    this.drawChoices(this.data)
  }

  drawButton() {
    const many = this.data.list ? this.lines().length : 0
    this.button.textContent = many > 1 ? this.data.words.many.replace("{n}", many) : this.data.button
  }

  lines() {
    return this.inputs[0].value.split(/\r?\n/).filter((line) => line.trim())
  }

  fields() {
    const typed = this.data.list
      ? { [this.data.list]: this.lines() }
      : Object.fromEntries(this.data.inputs.map((input, at) => [input.name, this.inputs[at].value]))
    const selected = this.data.choices.map((choice) => [choice.name, this.selected[choice.name] ?? ""])
    const fields = { ...typed, ...Object.fromEntries(selected) }
    if (!this.data.kind) return { ...this.data.fixed, ...fields }
    return { ...this.data.fixed, rows: [{ kind: this.data.kind, intended: fields }] }
  }

  send() {
    const words = this.inputs.map((input) => input.value)
    if (!words.some((text) => text.trim())) return this.inputs[0].focus()
    const open = this.data.choices.find((choice) => choice.needed && !this.selected[choice.name])
    if (open) return this.tell(this.data.words.choose.replace("{what}", open.label.toLowerCase()))
    const detail = { name: this.data.command, fields: this.fields() }
    if (new Blob([JSON.stringify(detail)]).size > MOST_BYTES) return this.tell(this.data.words.much)
    window.dispatchEvent(new CustomEvent("workshop:do", { detail }))
    if (!detail.id) return this.tell(this.data.words.offline)
    this.sent.set(detail.id, words)
    this.tell("")
    this.fill(words.map(() => ""))
    for (const choice of this.data.choices) if (choice.long && !choice.stay) this.selected[choice.name] = ""
    this.goOn()
    this.drawChoices(this.data)
    this.inputs[0].focus()
  }

  typing() {
    return this.inputs.some((input) => input.value.trim())
  }

  outcome(detail) {
    const { id, ok, later, sentence } = detail
    const words = this.sent.get(id)
    if (!words) return
    // Refused words come back into empty inputs; else the live bar keeps them until dismissed,
    // and what is being typed by now is never overwritten.
    const free = this.inputs.every((input) => !input.value)
    detail.taken = ok || later || free
    if (later) return this.tell(sentence)
    this.sent.delete(id)
    if (ok) return this.tell(this.data.words.added)
    if (free) this.fill(words)
    this.tell(sentence)
  }

  fill(words) {
    this.inputs.forEach((input, at) => (input.value = words[at] ?? ""))
    this.typed()
  }

  tell(sentence) {
    this.say.textContent = sentence
  }

  // --- half-typed words -------------------------------------------------------------------

  keep() {
    const words = this.inputs.map((input) => input.value)
    const { selected } = this
    try {
      if (words.some(Boolean)) sessionStorage.setItem(this.data.draft, JSON.stringify({ words, chosen: selected }))
      else sessionStorage.removeItem(this.data.draft)
    } catch {
      // Without storage a reload loses the draft; nothing else changes.
    }
  }

  restore() {
    try {
      const { words, chosen: selected } = JSON.parse(sessionStorage.getItem(this.data.draft)) ?? {}
      this.kept = selected // they belong to the stage they were begun for
      if (words) this.fill(words)
    } catch {
      // No storage, no draft.
    }
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let quick = parentElement.__quick
  if (!quick || quick.stopped || quick.data.key !== data.key) {
    quick?.stop()
    parentElement.querySelector(".inputs").replaceChildren()
    quick = parentElement.__quick = new Quick(parentElement, data)
  }
  quick.update(data)
  return () => quick.stop()
}
