// The rows of the room test. Each shows its state in words and a shape, and its buttons.
//
// What is chosen here holds for this machine and is kept in the browser. State sits on the
// DOM node, because the default export runs on every rerun.

const BY_HAND = "workshop.awake_by_hand"
const SOUND = "workshop.sound"
const PATIENCE_MS = 60_000

class RoomTest {
  constructor(root) {
    this.root = root
    this.rows = new Map()
    this.tone = new Tone()
    this.onPulse = (event) => this.draw(event.detail)
    window.addEventListener("workshop:pulse", this.onPulse)
  }

  stop() {
    this.stopped = true
    window.removeEventListener("workshop:pulse", this.onPulse)
    clearTimeout(this.patience)
    this.awake?.stop()
    this.tone.stop()
  }

  update(data, ask) {
    if (data.joining !== this.data?.joining) this.waits = data.joining ? Date.now() : 0
    this.data = data
    this.ask = ask
    clearTimeout(this.patience)
    if (this.waits) this.patience = setTimeout(() => this.draw(window.workshopPulse), PATIENCE_MS)
    this.root.querySelector("h2").textContent = data.words.title
    this.awake ??= new Awake(() => this.draw())
    this.draw(window.workshopPulse)
  }

  draw(pulse) {
    if (this.stopped) return
    this.walls = pulse?.walls ?? this.walls
    const { words } = this.data
    const rows = { wall: this.wall(words.wall), phone: this.phone(words.phone, pulse) }
    rows.sound = this.sound(words.sound)
    rows.awake = this.sleep(words.awake)
    rows.one = this.one(words.one)
    for (const [name, row] of Object.entries(rows)) this.row(name, words[name].name, row)
  }

  // --- the rows: [state, sentence, ...buttons], a button being [label, what it does] -----

  wall(words) {
    const open = () => this.open(words)
    if (this.walls > 0) return ["ready", words.ready, [words.again, open]]
    return ["todo", this.blocked ? words.blocked : words.todo, [words.open, open]]
  }

  open() {
    this.blocked = !window.open(this.data.wall, "_blank", "popup,width=1280,height=720")
    this.draw()
  }

  phone(words, pulse) {
    const close = [words.without, () => this.ask("door", "close")]
    if (!this.data.joining) return ["offered", words.off, [words.open, () => this.ask("door", "open")]]
    if (pulse?.phone ?? this.data.phone) return ["ready", words.ready]
    if (Date.now() - this.waits < PATIENCE_MS) return ["todo", words.wait, close]
    return ["todo", words.none, close, [words.again, () => this.waitAgain()]]
  }

  waitAgain() {
    this.waits = Date.now()
    this.update(this.data, this.ask)
    this.draw(window.workshopPulse)
  }

  sound(words) {
    const choose = (value) => () => this.keep(SOUND, value)
    const play = [words.play, () => this.play()]
    const choice = this.kept(SOUND)
    if (this.asked) return ["todo", words.asked, [words.yes, choose("on")], [words.no, choose("off")]]
    if (!choice) return ["todo", words.todo, play]
    const change = [words.change, () => this.play()]
    return ["ready", choice === "on" ? words.on : words.off, change]
  }

  play() {
    try {
      this.tone.sound()
    } catch {
      // Nobody will have heard it, and will say so.
    }
    this.asked = true
    this.draw()
  }

  sleep(words) {
    if (this.awake.held) return ["ready", words.ready]
    if (this.awake.can) return ["todo", words.todo, [words.keep, () => this.awake.want()]]
    if (this.kept(BY_HAND)) return ["ready", words.done, [words.tick, () => this.keep(BY_HAND, ""), true]]
    return ["todo", words.by_hand, [words.tick, () => this.keep(BY_HAND, "on"), false]]
  }

  one(words) {
    const { wall } = this.data
    const safe = `${wall}${wall.includes("?") ? "&" : "?"}here=1`
    return ["offered", words.todo, [words.use, safe]]
  }

  // --- what this machine remembers ---------------------------------------------------------

  kept(name) {
    try {
      return localStorage.getItem(name) ?? this[name]
    } catch {
      return this[name]
    }
  }

  keep(name, value) {
    this.asked = false
    this[name] = value
    try {
      localStorage.setItem(name, value)
    } catch {
      // Then only until this page is closed.
    }
    this.draw()
  }

  // --- drawing -----------------------------------------------------------------------------

  row(name, title, [state, sentence, ...actions]) {
    const known = JSON.stringify([state, sentence, actions])
    const old = this.rows.get(name)
    if (old?.known === known) return
    const row = old ?? document.createElement("li")
    const focused = row.contains(this.root.activeElement ?? document.activeElement)
    const parts = [["strong", "name", title], ["span", "state", this.data.words[state]]]
    parts.push(["span", "sentence", sentence])
    row.replaceChildren(...parts.map((part) => this.part(...part)), this.buttons(state, actions))
    row.dataset.state = state
    row.known = known
    if (focused) row.querySelector("button, a, input")?.focus()
    if (old) this.root.querySelector(".say").textContent = `${title}: ${this.data.words[state]}`
    else this.root.querySelector("ul").append(row)
    this.rows.set(name, row)
  }

  part(tag, name, text) {
    const node = document.createElement(tag)
    node.className = name
    node.textContent = text
    return node
  }

  buttons(state, actions) {
    const holder = this.part("div", "buttons", "")
    holder.append(...actions.map(([label, what, ticked], at) => this.action(label, what, ticked, state, at)))
    return holder
  }

  action(label, what, ticked, state, at) {
    if (typeof what === "string") return this.link(label, what)
    if (ticked !== undefined) return this.tick(label, what, ticked)
    const button = this.part("button", state === "todo" && !at ? "primary" : "", label)
    button.type = "button"
    button.onclick = what
    return button
  }

  link(label, address) {
    const link = this.part("a", "", label)
    link.href = address
    return link
  }

  tick(label, what, ticked) {
    const holder = document.createElement("label")
    const checkbox = document.createElement("input")
    checkbox.type = "checkbox"
    checkbox.checked = ticked
    checkbox.onchange = what
    holder.append(checkbox, ` ${label}`)
    return holder
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let test = parentElement.__test
  if (!test || test.stopped) {
    parentElement.querySelector("ul").replaceChildren()
    test = parentElement.__test = new RoomTest(parentElement)
  }
  test.update(data, presser(component))
  return () => test.stop()
}
