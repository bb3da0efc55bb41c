// What was sent and is not yet known to be on disk, and words that found no place.
//
// One item a message, so that two windows never overwrite each other's. Whatever is sent
// twice is done once, because the id stays the same. A wall sends nothing.

const SEND_AGAIN_MS = 2000

function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("")
}

// What a person typed, out of the fields of a command.
function wordsOf(fields, untyped) {
  return Object.entries(fields)
    .filter(([name]) => !untyped.includes(name))
    .flatMap(([, value]) => value)
    .flatMap((value) => (value?.intended ? Object.values(value.intended) : value)) // a row of items
    .filter((value) => typeof value === "string" && value)
    .join(" · ")
}

// What this browser keeps for a person, one item each; without storage, nothing.
class Store {
  constructor(prefix) {
    this.prefix = prefix
  }

  write(name, value) {
    try {
      localStorage.setItem(this.prefix + name, JSON.stringify(value))
    } catch {
      // `mine` still has it until the window is closed.
    }
  }

  remove(name) {
    try {
      localStorage.removeItem(this.prefix + name)
    } catch {
      // Nothing was kept.
    }
  }

  all(start) {
    try {
      const keys = Object.keys(localStorage).filter((key) => key.startsWith(this.prefix + start))
      return keys.map((key) => this.read(key)).filter(Boolean)
    } catch {
      return []
    }
  }

  // One damaged item must not take the others with it.
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key))
    } catch {
      return null
    }
  }
}

class Outbox {
  constructor(list, { workshop, person, role }, words, untyped, changed) {
    this.list = list
    this.words = words
    this.untyped = untyped // names of fields
    this.changed = changed
    this.quiet = role === "screen"
    this.shared = role === "box" // other people hold it: nothing kept for its owner shows or goes out
    this.mine = new Map()
    this.store = new Store(`workshop.${workshop}.${person}.`)
    this.onDo = (event) => this.send(event.detail)
    this.onWaiting = (event) => event.detail.messages.push(...this.waiting())
    window.addEventListener("workshop:do", this.onDo)
    window.addEventListener("workshop:waiting", this.onWaiting)
    this.drawKept()
  }

  stop() {
    clearTimeout(this.again)
    window.removeEventListener("workshop:do", this.onDo)
    window.removeEventListener("workshop:waiting", this.onWaiting)
  }

  // Whoever dispatched the event reads its id from the detail and waits for the outcome.
  send(detail) {
    if (this.quiet) return
    detail.id ??= randomId()
    const message = { id: detail.id, do: detail.name, fields: detail.fields, at: this.later() }
    this.mine.set(message.id, message)
    if (!detail.secret) this.store.write(`out.${message.id}`, message)
    this.changed()
    this.pass(message)
  }

  // Storage keeps no order: two taps on one question must arrive as they were made.
  later() {
    this.last = Math.max((this.last ?? 0) + 1, Date.now())
    return this.last
  }

  pass({ at, ...message }) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }

  flush() {
    for (const message of this.waiting()) this.pass(message)
  }

  waiting() {
    if (this.quiet) return []
    const kept = this.shared ? [] : this.store.all("out.")
    const all = new Map(kept.map((message) => [message.id, message]))
    for (const [id, message] of this.mine) all.set(id, message)
    return [...all.values()].sort((one, other) => (one.at ?? 0) - (other.at ?? 0))
  }

  find(id) {
    return this.mine.get(id) ?? this.waiting().find((message) => message.id === id)
  }

  outcome(id, message) {
    const ok = message.ack !== undefined
    const later = message.later !== undefined
    const { seq, kind, sentence } = message
    const detail = { id, ok, later, seq, kind, sentence, taken: false }
    window.dispatchEvent(new CustomEvent("workshop:outcome", { detail }))
    if (later) {
      clearTimeout(this.again)
      this.again = setTimeout(() => this.flush(), SEND_AGAIN_MS)
    } else {
      const sent = this.find(id)
      this.mine.delete(id)
      this.store.remove(`out.${id}`)
      // Nobody here waits for it any more, as after a reload: its words must not vanish.
      if (!ok && !detail.taken && sent) this.keepWords(id, sentence, wordsOf(sent.fields, this.untyped))
    }
    this.changed()
  }

  keepWords(id, sentence, words) {
    if (words && !this.shared) this.store.write(`kept.${id}`, { id, sentence, words })
    this.drawKept()
  }

  drawKept() {
    const kept = this.quiet || this.shared ? [] : this.store.all("kept.")
    this.list.replaceChildren(
      ...kept.map(({ id, sentence, words }) => {
        const item = document.createElement("p")
        const button = document.createElement("button")
        item.textContent = `${sentence} “${words}” `
        button.textContent = this.words.dismiss
        button.onclick = () => {
          this.store.remove(`kept.${id}`)
          this.drawKept()
        }
        item.append(button)
        return item
      }),
    )
  }
}

