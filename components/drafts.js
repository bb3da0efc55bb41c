// Half-typed words survive a reload, a restart and a page that moves on.
//
// Every keystroke in a box of a form is kept in this browser under the box's key. A box
// that appears gets its draft back. The server names the forms it has saved; their drafts
// go away. Boxes in other components (slips) live in shadow trees and are never seen here.

const BOXES = '[class*="st-key-"] :is(textarea, input[type="text"])'

class Drafts {
  constructor(scope) {
    this.name = `workshop.drafts.${scope}`
    this.restored = new WeakSet()
    this.done = {}
    this.onInput = (event) => this.note(event.target)
    this.watcher = new MutationObserver(() => this.soon())
    this.watcher.observe(document.body, { childList: true, subtree: true })
    document.addEventListener("input", this.onInput, true)
    this.soon()
  }

  stop() {
    this.watcher.disconnect()
    document.removeEventListener("input", this.onInput, true)
  }

  // A form was saved, or given up on purpose: *done* maps its name to the time of that.
  forget(done) {
    const kept = this.read()
    for (const [form, when] of Object.entries(done)) {
      if (this.done[form] === when) continue
      this.done[form] = when
      for (const key of Object.keys(kept)) {
        if (key === form || key.startsWith(`${form}-`)) delete kept[key]
      }
    }
    this.write(kept)
  }

  keyOf(box) {
    const holder = box.closest?.('[class*="st-key-"]')
    const name = holder && [...holder.classList].find((name) => name.startsWith("st-key-"))
    return name?.slice("st-key-".length)
  }

  note(box) {
    if (!box?.matches?.(BOXES) || box.readOnly) return
    const key = this.keyOf(box)
    if (!key) return
    const kept = this.read()
    if (box.value) kept[key] = box.value
    else delete kept[key]
    this.write(kept)
  }

  soon() {
    if (this.waiting) return
    this.waiting = requestAnimationFrame(() => {
      this.waiting = null
      this.restore()
    })
  }

  restore() {
    const kept = this.read()
    for (const box of document.querySelectorAll(BOXES)) {
      if (this.restored.has(box)) continue
      this.restored.add(box)
      const draft = kept[this.keyOf(box)]
      if (draft && draft !== box.value) this.fill(box, draft)
    }
  }

  // React only notices a value that is set the way a keyboard would.
  fill(box, text) {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), "value").set.call(box, text)
    box.dispatchEvent(new Event("input", { bubbles: true }))
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) ?? {}
    } catch {
      return {}
    }
  }

  write(kept) {
    try {
      if (Object.keys(kept).length) localStorage.setItem(this.name, JSON.stringify(kept))
      else localStorage.removeItem(this.name)
    } catch {
      // Without storage a reload loses the draft; nothing else changes.
    }
  }
}

