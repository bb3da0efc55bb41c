// A board of cards. Everything on it came from people and is set as text, never as markup.
//
// Elements that are still right stay where they are, so that a rerun takes no focus, no
// selection and no half-made click away. State sits on the DOM node, because the default
// export runs on every rerun.

// The children of *parent* become *nodes*; the ones that stay are not touched.
function arrange(parent, nodes) {
  const kept = new Set(nodes)
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove()
  nodes.forEach((node, at) => {
    if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null)
  })
}

class Board {
  constructor(root) {
    this.root = root
    this.holder = root.querySelector(".board")
    this.selection = new Selection(this.holder, root.querySelector(".bar"))
    this.cards = new Map()
    this.watcher = new ResizeObserver(() => this.measure())
    this.watcher.observe(this.holder)
  }

  stop() {
    this.stopped = true
    this.watcher.disconnect()
    this.fit?.stop()
  }

  update(data, send) {
    this.selection.send = send
    const drawn = JSON.stringify(data)
    if (drawn === this.drawn) return
    this.drawn = drawn
    this.data = data
    this.draw()
    if (data.wall) this.fitted()
    else this.measure()
  }

  fitted() {
    this.fit ??= new Fit(this.root)
    this.fit.words = this.data.words
    this.fit.fit()
  }

  // --- drawing --------------------------------------------------------------------------

  draw() {
    const { columns, wall, across, verbs, words } = this.data
    const single = columns.length === 1 && columns[0].cells.length === 1
    const names = { wall, across, single, desk: !wall, wide: columns.length > 3 }
    for (const [name, on] of Object.entries(names)) this.holder.classList.toggle(name, on)
    this.holder.style.setProperty("--columns", columns.length)
    this.present = new Set()
    const holder = this.root.querySelector(".columns")
    arrange(holder, columns.map((column, at) => this.column(holder.children[at], column)))
    for (const id of this.cards.keys()) if (!this.present.has(id)) this.cards.delete(id)
    const hint = matchMedia("(max-width: 40rem)").matches ? words.touch : words.hint
    say(this.root.querySelector(".hint"), verbs.length && this.present.size ? hint : "")
    this.selection.update(this.data, this.present)
  }

  column(old, { title, note, cells }) {
    const level = title ? "h3" : "h2"
    const node = old?.dataset.level === level ? old : this.emptyColumn(level)
    say(node.children[0], title)
    say(node.children[1], note)
    node.style.setProperty("--cells", cells.length)
    const holder = node.lastChild
    arrange(holder, cells.map((cell, at) => this.cell(holder.children[at], cell, level)))
    return node
  }

  emptyColumn(level) {
    const node = element("section", "column")
    node.dataset.level = level
    node.append(element("h2"), element("p", "note"), element("div", "cells"))
    return node
  }

  cell(old, { title, cards, hidden, gap }, level) {
    const node = old ?? this.emptyCell(level)
    const [name, list, , rest] = node.children
    const { words } = this.data
    say(name, title)
    arrange(list, cards.map((card) => this.card(card)))
    list.hidden = cards.length === 0
    const empty = cards.length === 0 && !hidden
    const pointed = gap && empty
    node.classList.toggle("gap", pointed)
    say(rest, hidden ? words.hidden.replace("{n}", hidden) : pointed ? words.gap : empty ? "–" : "")
    return node
  }

  emptyCell(level) {
    const node = element("section", "cell")
    const list = element("ul")
    const more = element("p", "more")
    list.setAttribute("role", "list")
    more.hidden = true
    node.append(element(level), list, more, element("p", "rest"))
    return node
  }

  card(card) {
    const [id] = card
    const known = JSON.stringify([card, this.data.verbs.length > 0])
    let node = this.cards.get(id)
    if (node?.known !== known || this.present.has(id)) {
      const open = node?.open
      node = element("li")
      Object.assign(node, { known, open })
      this.fill(node, card)
    }
    this.cards.set(id, node)
    this.present.add(id)
    return node
  }

  fill(item, [id, text, head, foot, mark, level]) {
    const body = element("div", `card ${level}`)
    const words = element("p", "text", text)
    words.dir = "auto"
    const badge = mark && element("span", "mark", mark)
    const small = (text) => text && element("span", "", text)
    body.append(this.row("head", small(head), head && badge), words)
    body.append(this.row("foot", small(foot), !head && badge))
    item.append(body)
    item.dataset.id = id
    if (this.data.verbs.length) this.selection.pressable(body, id)
  }

  row(name, ...parts) {
    const node = element("p", name)
    node.append(...parts.filter(Boolean))
    return node
  }

  // --- long texts on the desk -------------------------------------------------------------

  measure() {
    if (!this.data || this.data.wall) return
    const long = [...this.cards.values()].map((item) => {
      const words = item.querySelector(".text")
      return [item, words.scrollHeight > words.clientHeight + 2]
    })
    for (const [item, over] of long) if (over || item.open !== undefined) this.unfold(item)
  }

  unfold(item) {
    const { all, less } = this.data.words
    let button = item.querySelector(":scope > button")
    if (!button) {
      button = element("button", "unfold")
      button.type = "button"
      button.onclick = () => {
        item.open = !item.open
        this.unfold(item)
      }
      item.append(button)
    }
    item.open ??= false
    item.classList.toggle("open", item.open)
    say(button, item.open ? less : all)
    button.setAttribute("aria-expanded", String(item.open))
  }
}

export default function (component) {
  const { parentElement } = component
  const data = given(component)
  let board = parentElement.__board
  if (!board || board.stopped) board = parentElement.__board = new Board(parentElement)
  board.update(data, presser(component))
  return () => board.stop()
}
