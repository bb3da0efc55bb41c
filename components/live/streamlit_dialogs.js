// Streamlit's own dialogs are hidden: the bar says in our words that the line is down. Even
// so one makes everything behind it inert and swallows the first tap beside it. It is closed
// at once, before the focus goes. A dialog that can be seen is left alone.

class Unblocked {
  constructor() {
    this.watcher = new MutationObserver(() => this.look())
    this.watcher.observe(document.body, { subtree: true, attributeFilter: ["inert"] })
    this.look()
  }

  stop() {
    this.watcher.disconnect()
  }

  look() {
    const dialog = document.querySelector('[data-testid="stDialog"]')
    if (!dialog || getComputedStyle(dialog).display !== "none") return
    document.querySelector("#root[inert]")?.removeAttribute("inert")
    dialog.querySelector('button[aria-label="Close"]')?.click()
  }
}

