// Selecting cards of a board, and saying what is to be done with them.

const DRAG_PX = 6
const AHEAD = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

function stampOf() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")
}

// What was pressed may open a form above the board: bring it to whoever asked for it.
function showForm(asked, tries = 12) {
  const form = document.querySelector(`[class*="st-key-${asked}"] [data-testid="stForm"]`)
  if (form) {
    form.scrollIntoView({ block: "center" })
    form.querySelector("textarea, input")?.focus({ preventScroll: true })
  } else if (tries) setTimeout(() => showForm(asked, tries - 1), 100)
}

function element(name, className, text) {
  const node = document.createElement(name)
  if (className) node.className = className
  if (text !== undefined) say(node, text)
  return node
}

function say(node, text) {
  if (node.textContent !== text) node.textContent = text
}

class Selection {
  constructor(holder, bar) {
    this.holder = holder
    this.bar = bar
    this.selected = new Set()
    holder.onkeydown = (event) => this.key(event)
  }

  // The selection lives as long as its cards do.
  update(data, present) {
    this.data = data
    for (const id of this.selected) if (!present.has(id)) this.selected.delete(id)
    this.bar.hidden = data.verbs.length === 0
    this.draw()
  }

  pressable(body, id) {
    let from = null
    body.setAttribute("role", "checkbox")
    body.tabIndex = -1
    body.onpointerdown = (event) => (from = [event.clientX, event.clientY])
    body.onclick = (event) => {
      const moved = from && Math.hypot(event.clientX - from[0], event.clientY - from[1]) > DRAG_PX
      if (!moved) this.toggle(id) // dragging over words copies them
    }
    body.ondblclick = () => this.act(this.data.verbs[0], [id])
    body.onfocus = () => this.roam(body)
  }

  bodies() {
    return [...this.holder.querySelectorAll('[role="checkbox"]')]
  }

  // One stop for Tab, arrow keys within: the buttons stay near for the keyboard.
  roam(body) {
    for (const other of this.bodies()) other.tabIndex = other === body ? 0 : -1
  }

  key(event) {
    const body = event.target.closest('[role="checkbox"]')
    if (event.key === "Escape" && this.selected.size) return this.clear()
    if (!body || event.ctrlKey || event.metaKey || event.altKey) return
    const bodies = this.bodies()
    const to = { Home: 0, End: bodies.length - 1 }[event.key]
    const next = bodies[to ?? bodies.indexOf(body) + (AHEAD[event.key] ?? 0)]
    if (event.key === " " || event.key === "Enter") {
      if (!event.repeat) this.toggle(body.parentNode.dataset.id)
    } else if (to !== undefined || AHEAD[event.key]) next?.focus()
    else return
    event.preventDefault()
  }

  toggle(id) {
    if (!this.selected.delete(id)) this.selected.add(id)
    this.draw()
  }

  // The buttons go away: whoever pressed one with the keyboard stays on the board.
  clear() {
    const pressed = this.bar.matches(":focus-within")
    this.selected.clear()
    this.draw()
    if (pressed) this.holder.querySelector('[tabindex="0"]')?.focus({ preventScroll: true })
  }

  act(verb, ids) {
    if (!this.allows(verb, ids.length)) return
    this.send("act", { verb: verb[0], ids, stamp: stampOf() })
    showForm(this.data.asked)
    this.clear()
  }

  allows([, , least, most], count) {
    return count >= least && count <= (most ?? count)
  }

  draw() {
    const bodies = this.bodies()
    for (const body of bodies) {
      body.setAttribute("aria-checked", String(this.selected.has(body.parentNode.dataset.id)))
    }
    if (bodies.length && !bodies.some((body) => body.tabIndex === 0)) bodies[0].tabIndex = 0
    if (this.data.verbs.length) this.drawBar()
  }

  drawBar() {
    const { verbs, words } = this.data
    const known = JSON.stringify(verbs)
    if (this.bar.dataset.known !== known) this.fillBar(known)
    const count = this.selected.size
    const [status, ...buttons] = this.bar.children
    say(status, count ? words.selected.replace("{n}", count) : "")
    this.bar.classList.toggle("on", count > 0)
    buttons.forEach((button, at) => {
      button.hidden = count === 0
      button.disabled = at < verbs.length && !this.allows(verbs[at], count)
    })
  }

  fillBar(known) {
    const { verbs, words } = this.data
    this.bar.dataset.known = known
    this.bar.setAttribute("role", "toolbar")
    this.bar.setAttribute("aria-label", words.tools)
    const status = element("span", "status")
    status.setAttribute("role", "status")
    const buttons = verbs.map((verb) => this.button(verb[1], () => this.act(verb, this.inOrder())))
    this.bar.replaceChildren(status, ...buttons, this.button(words.clear, () => this.clear()))
  }

  button(label, press) {
    const node = element("button", "", label)
    node.type = "button"
    node.onclick = press
    return node
  }

  inOrder() {
    return this.bodies()
      .map((body) => body.parentNode.dataset.id)
      .filter((id) => this.selected.has(id))
  }
}

