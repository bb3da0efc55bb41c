// Small things that several components make their windows of.

function fill(text, values) {
  return text.replace(/{(\w+)}/g, (_, name) => values[name])
}

function make(tag, name, text = "", onclick = null) {
  const element = document.createElement(tag)
  element.className = name
  element.textContent = text
  if (tag === "button") Object.assign(element, { type: "button", onclick })
  return element
}
