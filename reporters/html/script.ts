/**
 * What the page does by itself: filter, search, and move by keyboard. It reads attributes and text that are on the page and makes
 * no element, so that no text of a report can become one. Its hash is in the page's policy: no other script runs.
 */
export const SCRIPT = `
(() => {
  const findings = [...document.querySelectorAll('article')]
  const boxes = [...document.querySelectorAll('.tools input[type=checkbox]')]
  const search = document.querySelector('input[type=search]')
  const count = document.getElementById('count')
  const texts = new Map(findings.map((each) => [each, each.textContent.toLowerCase()]))
  const apply = () => {
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.value))
    const words = search.value.toLowerCase().split(/\\s+/).filter(Boolean)
    for (const each of findings) {
      const isOff = each.dataset.marks.split(' ').some((mark) => off.has(mark))
      each.hidden = isOff || !words.every((word) => texts.get(each).includes(word))
    }
    const shown = findings.filter((each) => !each.hidden).length
    count.textContent = shown === findings.length ? '' : shown + ' of ' + findings.length + ' shown'
  }
  const move = (step) => {
    const shown = findings.filter((each) => !each.hidden)
    const at = shown.indexOf(document.activeElement.closest('article'))
    const next = shown[at === -1 ? (step > 0 ? 0 : shown.length - 1) : at + step]
    if (next) next.focus()
  }
  for (const box of boxes) box.addEventListener('change', apply)
  search.addEventListener('input', apply)
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') { search.value = ''; for (const box of boxes) box.checked = true; apply(); search.blur(); return }
    if (event.target === search) return
    if (event.key === '/') { event.preventDefault(); search.focus() }
    const box = boxes[Number(event.key) - 1]
    if (box) { box.checked = !box.checked; apply() }
    if (event.key === 'j') move(1)
    if (event.key === 'k') move(-1)
  })
  let opened = []
  addEventListener('beforeprint', () => { opened = [...document.querySelectorAll('details:not([open])')]; for (const each of opened) each.open = true })
  addEventListener('afterprint', () => { for (const each of opened) each.open = false })
  apply()
})()
`
