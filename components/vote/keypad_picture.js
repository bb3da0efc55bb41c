// What the keypad shows: words, and a ring for each answer. It is never told a digit.

const SPARE_PX = 16
const SIZES = [1.5, 1.35, 1.2, 1.05, 0.95, 0.85, 0.75]

class Picture {
  constructor(root) {
    this.root = root
    this.pad = root.querySelector(".keypad")
    this.onSize = () => this.fit()
    window.addEventListener("resize", this.onSize)
  }

  stop() {
    window.removeEventListener("resize", this.onSize)
  }

  focus() {
    this.pad.focus({ preventScroll: true })
  }

  write(place, text) {
    const element = this.root.querySelector(place)
    if (element.textContent !== text) element.textContent = text
  }

  say(sentence) {
    this.write(".say", sentence)
  }

  // For screen readers only.
  hear(sentence) {
    this.write(".heard", sentence)
  }

  draw(data, now) {
    const [head, line] = this.texts(data, now)
    this.write(".head", head)
    this.write(".line", line)
    this.write(".leave", this.leave(data.words, now))
    this.pad.setAttribute("aria-label", head)
    this.pad.dataset.screen = now.screen
    this.drawRows(now.screen === "vote" ? data.labels : [], now)
  }

  texts({ words, points, count, items }, { screen, name, filled }) {
    if (screen === "sending") return [words.sending, ""]
    if (screen === "thanks") {
      return name ? [fill(words.thanks_next, { name }), words.go] : [words.thanks, words.all]
    }
    if (screen === "vote") {
      const full = fill(words.in, { count: count[0].toUpperCase() + count.slice(1) })
      return [name, filled.every(Boolean) ? full : fill(words.open, { points })]
    }
    if (!name) return [words.all, ""]
    const your = fill(items.length === 1 ? words.your_one : words.your, { name, count })
    return [your, `${fill(words.keys, { points })} ${words.begin}`]
  }

  leave(words, { screen, many, escaping }) {
    const leave = escaping ? words.leaving : words.leave
    return screen === "name" && many ? fill(words.others, { leave }) : leave
  }

  drawRows(labels, { at, filled }) {
    const rows = this.root.querySelector(".rows")
    const now = JSON.stringify(labels)
    if (now !== this.drawn) rows.replaceChildren(...labels.map((label) => this.row(label)))
    Array.from(rows.children).forEach((row, n) => {
      row.className = `${filled[n] ? "in" : ""} ${n === at ? "now" : ""}`
    })
    if (now !== this.drawn) this.fit()
    this.drawn = now
  }

  row(label) {
    const row = document.createElement("li")
    const ring = document.createElement("span")
    const text = document.createElement("span")
    ring.className = "ring"
    text.textContent = label
    row.append(ring, text)
    return row
  }

  // The largest letters with which everything is on the screen at once.
  fit() {
    for (const size of SIZES) {
      this.pad.style.setProperty("--size", `${size}rem`)
      if (this.pad.getBoundingClientRect().bottom <= window.innerHeight - SPARE_PX) return
    }
  }
}
