// Small parts that several elements share.

// What Python handed over: one text, read once for each run.
function given(component) {
  return JSON.parse(new TextDecoder().decode(component.data))
}

// Asks for a run of the page, as the press of a button does.
function presser(component) {
  return (name, value) => {
    window.dispatchEvent(new CustomEvent("workshop:pressed"))
    component.setTriggerValue(name, value)
  }
}

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
