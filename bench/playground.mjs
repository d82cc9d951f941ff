/**
 * The page as the benchmark drives it: found by roles and names, and watched from inside by marks that Chromium writes
 * into its trace beside its own events.
 */

/** @typedef {import("@playwright/test").Page} Page */
/** @typedef {import("@playwright/test").Locator} Locator */

/** Everything that is known of the page's structure. */
const find = {
  /** @param {Page} page @param {"authorizer" | "authority"} text */
  editor: (page, text) =>
    page.getByRole("textbox", {
      name: text === "authorizer" ? "Datalog of the authorizer" : "Datalog of authority",
    }),
  /** @param {Page} page */
  tabs: (page) => page.getByRole("tab"),
  /** @param {Page} page */
  factsTab: (page) => page.getByRole("tab", { name: /^Facts/ }),
  /** @param {Page} page */
  limits: (page) => page.getByRole("combobox", { name: /limits/i }),
}

/** The same for what watches inside the page. */
const watched = {
  verdict: '[role="group"][aria-label="Verdict"]',
  /** Its title holds the number of facts of the result. */
  tab: '[role="tab"]',
  /** Of the one table that fills the pane; tables beside others do not count their rows. */
  rows: '[role="tabpanel"] table[aria-rowcount] tbody tr[aria-rowindex]',
}

/** Rows on the page from which a table counts as shown. */
const enoughRows = 10

/** Marks keys as they are pressed, results as they appear, and the first rows of a table. */
export async function watch(/** @type {Page} */ page) {
  await page.addInitScript(watchInPage, { ...watched, enoughRows })
}

/** Runs in the page. @param {typeof watched & { enoughRows: number }} options */
function watchInPage({ verdict, tab, rows, enoughRows }) {
  let shown = ""
  let tabled = false
  const read = () => {
    const words = document.querySelector(verdict)?.textContent ?? ""
    const word = /Allowed|Denied|Stopped|Failed/.exec(words)?.[0]
    if (word === undefined) return ""
    const titles = [...document.querySelectorAll(tab)].map(({ textContent }) => textContent ?? "")
    const facts = titles.find((title) => title.startsWith("Facts"))?.replace(/\D/g, "") ?? ""
    return `${word} ${facts}`
  }
  const look = () => {
    const now = read()
    if (now !== shown && now !== "") performance.mark(`shown ${now}`)
    shown = now
    const open = document.querySelector(`${tab}[aria-selected="true"]`)?.textContent ?? ""
    const table = open.startsWith("Facts") && document.querySelectorAll(rows).length >= enoughRows
    if (table && !tabled) performance.mark("table")
    tabled = table
  }
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ["aria-selected", "aria-label", "value"],
  })
  const key = (/** @type {KeyboardEvent} */ event) => {
    if (event.key.length === 1 && !event.ctrlKey)
      performance.mark("key", { startTime: event.timeStamp })
  }
  const click = (/** @type {PointerEvent} */ event) =>
    performance.mark("click", { startTime: event.timeStamp })
  addEventListener("keydown", key, { capture: true })
  addEventListener("pointerdown", click, { capture: true })
}

/** The verdict and the number of facts on the page. @returns {Promise<{ word: string, facts: number }>} */
export async function shownResult(/** @type {Page} */ page) {
  const words = (await page.locator(watched.verdict).textContent()) ?? ""
  const title = (await find.factsTab(page).textContent()) ?? ""
  return {
    word: /Allowed|Denied|Stopped|Failed/.exec(words)?.[0] ?? "",
    facts: Number(title.replace(/\D/g, "")),
  }
}

/** Waits for a result of so many facts; for any result when the number is null. */
export async function resultOf(/** @type {Page} */ page, /** @type {number | null} */ facts) {
  const timeout = 20_000
  const started = Date.now()
  for (;;) {
    const shown = await shownResult(page)
    if (shown.word !== "" && (facts === null || shown.facts === facts)) return
    if (Date.now() - started > timeout)
      throw new Error(`no result of ${facts} facts, but ${JSON.stringify(shown)}`)
    await page.waitForTimeout(20)
  }
}

/** Waits until nothing has been going on for some time, so that what follows is measured alone. */
export const rest = (/** @type {Page} */ page) => page.waitForTimeout(700)

/**
 * Replaces a text, as a reader does who pastes it.
 * @param {Page} page @param {"authorizer" | "authority"} editor @param {string} text
 */
export async function replaceText(page, editor, text) {
  await find.editor(page, editor).click()
  await page.keyboard.press("ControlOrMeta+a")
  await page.keyboard.insertText(text)
}

/**
 * Puts the caret so many characters before the end of a line; lines count from 0.
 * @param {Page} page @param {"authorizer" | "authority"} editor
 * @param {number} line @param {number} beforeEnd
 */
export async function putCaret(page, editor, line, beforeEnd) {
  await find.editor(page, editor).focus()
  await page.keyboard.press("ControlOrMeta+Home")
  for (let i = 0; i < line; i++) {
    // Long lines are wrapped: from its end, the next line is one step down.
    await page.keyboard.press("End")
    await page.keyboard.press("End")
    await page.keyboard.press("ArrowRight")
  }
  await page.keyboard.press("End")
  await page.keyboard.press("End")
  for (let i = 0; i < beforeEnd; i++) await page.keyboard.press("ArrowLeft")
}

/** How the keyboard calls the keys of these characters. @type {Readonly<Record<string, string>>} */
const names = { " ": "Space", "\n": "Enter" }

/** Types as a quick writer does: a key each 60 to 120 ms. @param {Page} page @param {string} text */
export async function type(page, text) {
  for (const [i, character] of [...text].entries()) {
    await page.keyboard.press(names[character] ?? character)
    await page.waitForTimeout(60 + ((i * 37) % 61))
  }
}

/** Marks where what is measured begins and ends. */
export const beginSpan = (/** @type {Page} */ page) =>
  page.evaluate(() => void performance.mark("span-begins"))
export const endSpan = (/** @type {Page} */ page) =>
  page.evaluate(() => void performance.mark("span-ends"))

/** Allows more facts than the reference does. */
export const widenLimits = (/** @type {Page} */ page) => find.limits(page).selectOption("custom")

/** Opens each tab, twice. */
export async function openEachTab(/** @type {Page} */ page) {
  const tabs = find.tabs(page)
  const count = await tabs.count()
  for (let i = 0; i < 2 * count; i++) {
    await tabs.nth(i % count).click()
    await page.waitForTimeout(150)
  }
}

export const openFacts = (/** @type {Page} */ page) => find.factsTab(page).click()

/** Opens the table of the predicate that has most facts. */
export const openTable = (/** @type {Page} */ page) =>
  page.getByRole("button", { name: /^Open all 10,000/ }).click()

/** Waits until a table is shown. */
export const tableShown = (/** @type {Page} */ page) =>
  page.waitForFunction(
    ({ rows, enoughRows }) => document.querySelectorAll(rows).length >= enoughRows,
    { ...watched, enoughRows },
  )

/**
 * Scrolls what holds the rows from its top to its end by the wheel, and tells what stands there when it has stopped.
 * @param {Page} page @param {number} milliseconds
 */
export async function scrollTable(page, milliseconds) {
  const { x, y, length } = await page.evaluate(scrollerInPage, watched.rows)
  await page.mouse.move(x, y)
  // So that a frame is due at every refresh, whatever the driver does.
  await page.evaluate(() => {
    const next = () => {
      performance.mark("frame")
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
  await beginSpan(page)
  const started = Date.now()
  let done = 0
  while (done < length) {
    const due = Math.min(1, (Date.now() - started) / milliseconds) * length
    await page.mouse.wheel(0, Math.max(1, due - done))
    done = Math.max(done + 1, due)
    await page.waitForTimeout(8)
  }
  await page.waitForTimeout(200)
  await endSpan(page)
  return page.evaluate(standingInPage, { x, y, rows: watched.rows, length })
}

/** Runs in the page: the middle of the box that scrolls the rows, and how far it scrolls. @param {string} rows */
function scrollerInPage(rows) {
  /** @type {Element | null} */
  let box = document.querySelector(rows)
  let scroller = box
  for (let best = 0; box !== null; box = box.parentElement) {
    const overflow = getComputedStyle(box).overflowY
    const length = box.scrollHeight - box.clientHeight
    if (length <= best || (overflow !== "auto" && overflow !== "scroll")) continue
    best = length
    scroller = box
  }
  if (scroller === null) throw new Error("there are no rows")
  const { left, right, top, bottom } = scroller.getBoundingClientRect()
  const end = Math.min(bottom, innerHeight)
  const length = scroller.scrollHeight - scroller.clientHeight
  return { x: (left + right) / 2, y: (top + end) / 2, length }
}

/**
 * Runs in the page: the row at a point, how many rows there are, and how many as high as it fit what is scrolled.
 * @param {{ x: number, y: number, rows: string, length: number }} place
 */
function standingInPage({ x, y, rows, length }) {
  const row = document.elementFromPoint(x, y)?.closest(rows)
  const height = row?.getBoundingClientRect().height ?? Infinity
  return {
    row: row?.textContent ?? "",
    rowsInPage: document.querySelectorAll(rows).length,
    reachable: Math.round((length + innerHeight) / height),
  }
}
