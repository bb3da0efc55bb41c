// Half-typed words survive a reload, a restart and a page that moves on.
//
// Every keystroke in an input of a form is kept in this window under the input's key, with the
// words the input began with. One that appears gets its draft back if it begins with the
// same words; else others changed them, and the draft is shown beside. The server names
// the forms it has saved; their drafts go away. Inputs in other components (slips) live in
// shadow trees and are none of this.

const FIELDS = '[class*="st-key-"] :is(textarea, input[type="text"]:not([role="combobox"]))'

const SETTLED_MS = 120

class Drafts {
  constructor(scope, show) {
    this.name = `workshop.drafts.${scope}`
    this.show = show
    this.begun = new WeakMap()
    this.known = new WeakSet()
    this.typing = new WeakSet()
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

  keyOf(field) {
    const holder = field.closest?.('[class*="st-key-"]')
    const name = holder && [...holder.classList].find((name) => name.startsWith("st-key-"))
    return name?.slice("st-key-".length)
  }

  note(field) {
    if (!field?.matches?.(FIELDS) || field.readOnly) return
    const key = this.keyOf(field)
    if (!key) return
    const kept = this.read()
    // Somebody was quicker than their own draft: it is shown beside.
    const overtaken = !this.typing.has(field) && !this.begun.has(field) && kept[key]?.text
    if (overtaken && overtaken !== field.value) this.show(key, overtaken)
    this.typing.add(field)
    const base = this.begun.get(field) ?? null
    if (field.value !== base) kept[key] = { text: field.value, base }
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
    for (const field of document.querySelectorAll(FIELDS)) {
      if (this.known.has(field)) continue
      this.known.add(field)
      // An input gets its words a moment after it appears; what it begins with is known then.
      setTimeout(() => this.begin(field), SETTLED_MS)
    }
  }

  begin(field) {
    const key = this.keyOf(field)
    const draft = this.read()[key]
    if (this.typing.has(field) || !field.isConnected) return
    this.begun.set(field, field.value)
    if (!draft || draft.text === field.value) return
    if ((draft.base ?? "") === field.value) this.fill(field, draft.text)
    else this.giveUp(key, draft.text)
  }

  giveUp(key, text) {
    const kept = this.read()
    delete kept[key]
    this.write(kept)
    if (text) this.show(key, text)
  }

  // React only notices a value that is set the way a keyboard would.
  fill(field, text) {
    Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set.call(field, text)
    field.dispatchEvent(new Event("input", { bubbles: true }))
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.name)) ?? {}
    } catch {
      return {}
    }
  }

  write(kept) {
    try {
      if (Object.keys(kept).length) sessionStorage.setItem(this.name, JSON.stringify(kept))
      else sessionStorage.removeItem(this.name)
    } catch {
      // Without storage a reload loses the draft; nothing else changes.
    }
  }
}

