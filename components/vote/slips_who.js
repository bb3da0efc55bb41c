// Whose slip is keyed in: the team's or the observers', and which person's if it has a name.

// An unnamed slip is a seat of its own, named by chance.
function seat(kind) {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return `${kind}:${Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")}`
}

class Who {
  constructor(holder, slips) {
    this.holder = holder
    this.slips = slips
    this.observers = false
  }

  reset() {
    this.observers = false
    this.person = undefined
  }

  // Built anew only when it changed, so that no open list is closed.
  draw(data, left) {
    this.data = data
    const before = this.person
    if (left.length) this.person = this.next(left.map(([id]) => id))
    if (before && this.person !== before) this.slips.signs = [] // the first digits were another's
    const now = JSON.stringify([left, data.watchers > 0, this.observers])
    if (now !== this.drawn) this.build(left)
    this.drawn = now
    if (this.select) this.select.value = this.person ?? ""
  }

  name() {
    return this.data.people.find(([id]) => id === this.person)?.[1]
  }

  // Still the same person, or whoever comes after them; nobody with a phone unless chosen.
  next(left) {
    if (left.includes(this.person)) return this.person
    const ids = this.data.people.map(([id]) => id)
    const from = Math.max(ids.indexOf(this.person), 0)
    const order = [...ids.slice(from), ...ids.slice(0, from)]
    return order.find((id) => left.includes(id) && this.data.first.includes(id))
  }

  build(left) {
    const held = this.holder.getRootNode().activeElement
    const focused = this.holder.contains(held) && held.tagName
    this.select = left.length ? this.list(left) : null
    const parts = this.data.watchers ? [this.kinds()] : []
    this.holder.replaceChildren(...parts, ...(this.select ? [this.named()] : []))
    if (focused) this.holder.querySelector(focused === "SELECT" ? "select" : "input:checked")?.focus()
  }

  list(left) {
    const select = document.createElement("select")
    const nobody = new Option(this.data.words.nobody, "")
    nobody.disabled = true
    select.append(nobody, ...left.map(([id, name]) => new Option(name, id)))
    select.onchange = () => {
      this.person = select.value
      this.slips.draw()
    }
    return select
  }

  named() {
    const label = document.createElement("label")
    const title = document.createElement("span")
    title.textContent = this.data.words.whose
    label.append(title, this.select)
    return label
  }

  kinds() {
    const { words } = this.data
    const group = document.createElement("fieldset")
    const legend = document.createElement("legend")
    const row = document.createElement("div")
    legend.textContent = words.kind
    row.append(this.kind(words.team, false), this.kind(words.observers, true))
    group.append(legend, row)
    return group
  }

  kind(text, observers) {
    const label = document.createElement("label")
    const radio = document.createElement("input")
    const name = document.createElement("span")
    Object.assign(radio, { type: "radio", name: "kind", checked: this.observers === observers })
    radio.onchange = () => {
      this.observers = observers
      this.slips.turned()
    }
    name.textContent = text
    label.append(radio, name)
    return label
  }
}
