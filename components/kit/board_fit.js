// A board on the wall fits into the rest of the window: as large as possible, then clipped
// to a few lines a card, then "+21 more". Nothing is ever cut through or scrolled.

const SIZES = { most: 2, usual: 1, least: 0.8, step: 0.05 }
const CLIPPED = [[1, 6], [1, 4], [1, 3], [0.8, 3], [0.8, 2]]
const MOST_LISTS = 4

class Fit {
  constructor(root) {
    this.root = root
    this.board = root.querySelector(".board")
    this.columns = root.querySelector(".columns")
    this.again = () => this.place() !== this.placed && this.fit()
    this.watcher = new ResizeObserver(this.again)
    this.main = (root.host ?? root).closest?.('[data-testid="stMainBlockContainer"]')
    if (this.main) this.watcher.observe(this.main)
    window.addEventListener("resize", this.again)
    document.fonts?.ready.then(() => this.fit())
  }

  stop() {
    this.stopped = true
    this.watcher.disconnect()
    window.removeEventListener("resize", this.again)
  }

  place() {
    const { top, width } = this.board.getBoundingClientRect()
    return `${Math.round(top)} ${Math.round(width)} ${window.innerHeight}`
  }

  // --- how much room there is -----------------------------------------------------------

  fit() {
    if (this.stopped || !this.board.isConnected) return
    this.placed = this.place()
    this.room = this.height()
    this.choose()
    const over = this.spill()
    if (over > 0 && over < this.room / 4) {
      this.room -= over
      this.choose()
    }
  }

  height() {
    const below = this.main ? parseFloat(getComputedStyle(this.main).paddingBottom) : 0
    const { top } = this.board.getBoundingClientRect()
    return Math.max(window.innerHeight - top - below, window.innerHeight / 4)
  }

  // What stands below the board can still push the page over the edge.
  spill() {
    const page = this.main?.closest('[data-testid="stMain"]')
    return page ? page.scrollHeight - page.clientHeight : 0
  }

  // --- what fits ------------------------------------------------------------------------

  choose() {
    this.showAll()
    const lists = this.single() ? [1, 2, 3, MOST_LISTS] : [1]
    if (this.largest(lists)) return
    const most = lists.at(-1)
    for (const [size, lines] of CLIPPED) {
      const fits = (count) => (this.set(size, lines, count), this.fits())
      if (fits(most) && lists.some(fits)) return
    }
    this.shorten()
  }

  // One list alone may run on in several columns: whatever lets the words be largest.
  largest(lists) {
    const found = lists.map((count) => [this.search(count), count])
    const [size, count] = found.reduce((best, next) => (next[0] > best[0] + 0.2 ? next : best))
    if (size) this.set(size, 0, count)
    return size > 0
  }

  search(count) {
    const fits = (size) => (this.set(size, 0, count), this.fits())
    if (!fits(SIZES.usual)) return 0
    let [low, high] = [SIZES.usual, SIZES.most]
    while (high - low > SIZES.step) {
      const middle = (low + high) / 2
      if (fits(middle)) low = middle
      else high = middle
    }
    return low
  }

  set(size, lines, count) {
    this.board.style.fontSize = `${size}rem`
    this.board.style.setProperty("--lines", lines || "none")
    this.board.classList.toggle("clipped", lines > 0)
    this.board.style.setProperty("--lists", count)
  }

  fits() {
    return this.columns.offsetHeight <= this.room
  }

  // The most cards each cell may show: the same number first, then more where they fit.
  shorten() {
    for (const column of this.columns.children) {
      const cells = this.cells(column)
      const all = (most) => cells.forEach((cell) => this.showIn(cell, most))
      const fits = () => this.bottom(column) <= this.room
      let [low, high] = [0, Math.max(...cells.map((cell) => cell.cards.length))]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        all(middle)
        if (fits()) low = middle
        else high = middle - 1
      }
      all(low)
      this.fillUp(cells.map((cell) => [cell, low]), fits)
    }
  }

  fillUp(cells, fits) {
    for (let open = cells; open.length; ) {
      open = open
        .filter(([cell, most]) => {
          if (most >= cell.cards.length) return false
          this.showIn(cell, most + 1)
          if (!fits()) this.showIn(cell, most)
          return !cell.cards[most].hidden
        })
        .map(([cell, most]) => [cell, most + 1])
    }
  }

  showAll() {
    for (const column of this.columns.children) {
      for (const cell of this.cells(column)) this.showIn(cell, Infinity)
    }
  }

  showIn({ cards, more }, most) {
    cards.forEach((card, at) => (card.hidden = at >= most))
    const left = Math.max(0, cards.length - most)
    more.hidden = left === 0
    more.textContent = this.words.more.replace("{n}", left)
  }

  bottom(column) {
    const { top } = this.columns.getBoundingClientRect()
    return column.lastChild.getBoundingClientRect().bottom - top
  }

  cells(column) {
    return [...column.querySelectorAll(".cell")].map((cell) => ({
      cards: [...cell.querySelectorAll("li")],
      more: cell.querySelector(".more"),
    }))
  }

  single() {
    return this.board.classList.contains("single")
  }
}

