/** The browser behind the page: clipboard, files, storage, focus; and the pastes and keys it brings. */
import type { Host, Preferences, Theme } from "./host.ts"
import { isOpaque, maxPaste } from "./paste.ts"
import { type Actions, defaultSplit, maxSplit, minSplit, type Region } from "./state.ts"

export const browser: Omit<Host, "engine" | "workshop"> = {
  random: (bytes) => crypto.getRandomValues(bytes),
  now: () => new Date(),
  writeClipboard,
  download,
  remember,
  applyTheme,
  focusRegion,
  chooseFile,
}

/** Absent where the page is not served securely. */
async function writeClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function download(name: string, content: string | Uint8Array<ArrayBuffer>): void {
  const url = URL.createObjectURL(new Blob([content]))
  const link = document.createElement("a")
  link.href = url
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

/** Storage may be refused or full; what is to be kept then lasts as long as the page. */
function remember(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
    return true
  } catch {
    return false
  }
}

function recall(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

/** public/theme.js applies the theme before the first paint. */
function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === "system") delete dataset.theme
  else dataset.theme = theme
}

export function preferences(): Preferences {
  const theme = recall("theme")
  const split = Number(recall("split"))
  return {
    theme: theme === "light" || theme === "dark" ? theme : "system",
    split: split >= minSplit && split <= maxSplit ? split : defaultSplit,
    isStripCollapsed: matchMedia("(720px <= width < 1100px), (720px <= width) and (height < 480px)")
      .matches,
    lens: recall("lens") !== "off",
    counts: recall("counts") !== "off",
  }
}

const focusTargets = [
  '[role="tabpanel"]',
  '[contenteditable="true"], [role="textbox"], textarea, input',
  "button",
]

/** Gives the focus to the first thing of a part of the page that can be read, written in or used. */
function focusRegion(region: Region): void {
  // After the part has come into sight.
  requestAnimationFrame(() => {
    const part = document.querySelector(`[data-region-name="${region}"]`)
    const targets = focusTargets.map((selector) => part?.querySelector<HTMLElement>(selector))
    targets.find(Boolean)?.focus()
  })
}

/**
 * Takes what is pasted anywhere but into Datalog: each thing goes to its own field, whichever has the focus, in
 * place of what was there. What belongs nowhere is text, and is pasted as such.
 */
export function takePastes({ takePaste, takeAnything, offerPaste }: Actions): void {
  document.addEventListener("paste", (event) => {
    const { target, defaultPrevented, clipboardData } = event
    const file = clipboardData?.files[0]
    const text = clipboardData?.getData("text/plain") ?? ""
    // An editor that took it may have replaced the element it was pasted at.
    const isDatalog =
      defaultPrevented || (target instanceof Element && target.closest("[contenteditable]"))
    if (isDatalog) {
      if (isOpaque(text)) void offerPaste(text)
      return
    }
    if (target instanceof Element && target.closest("[data-own-paste]")) return
    if (file !== undefined) {
      event.preventDefault()
      void readFile(file).then(takeAnything)
    } else if (!isField(target)) {
      if (text !== "") void takeAnything(text)
    } else if (isOpaque(text)) {
      event.preventDefault()
      void takeOrInsert(text, target, takePaste)
    }
  })
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement

async function takeOrInsert(
  text: string,
  target: EventTarget | null,
  take: Actions["takePaste"],
): Promise<void> {
  const isTaken = await take(text)
  if (!isTaken && document.activeElement === target) insertText(text)
}

/** As if it were typed: what listens hears of it, and the field's own undo takes it back. */
function insertText(text: string): void {
  // Deprecated, and without a successor that keeps the field's undo.
  document.execCommand("insertText", false, text)
}

/** Takes files, and texts that are dropped beside the editors. */
export function takeDrops({ takeAnything }: Actions): void {
  const isOurs = ({ dataTransfer, target }: DragEvent): boolean =>
    dataTransfer !== null &&
    (dataTransfer.types.includes("Files") ||
      (dataTransfer.types.includes("text/plain") &&
        !isField(target) &&
        !(target instanceof Element && target.closest("[contenteditable]"))))
  const { dataset } = document.documentElement
  document.addEventListener("dragover", (event) => {
    if (!isOurs(event)) return
    event.preventDefault()
    dataset.drop = ""
  })
  document.addEventListener("dragleave", ({ relatedTarget }) => {
    if (relatedTarget === null) delete dataset.drop
  })
  document.addEventListener(
    "drop",
    (event) => {
      delete dataset.drop
      if (!isOurs(event)) return
      event.preventDefault()
      event.stopPropagation()
      const file = event.dataTransfer!.files[0]
      if (file === undefined) void takeAnything(event.dataTransfer!.getData("text/plain"))
      else void readFile(file).then(takeAnything)
    },
    // Before an editor takes the file for text.
    { capture: true },
  )
}

/** A file's bytes; of one that is too long, more than are looked at, so that it is refused for that. */
const readFile = async (file: File): Promise<Uint8Array> =>
  new Uint8Array(await file.slice(0, maxPaste + 1).arrayBuffer())

/** Asks for a file with the browser's own dialog; null when none is chosen. */
function chooseFile(): Promise<Uint8Array | null> {
  const input = document.createElement("input")
  input.type = "file"
  return new Promise((settle) => {
    input.addEventListener("change", () => {
      const file = input.files?.[0]
      settle(file === undefined ? null : readFile(file))
    })
    input.addEventListener("cancel", () => settle(null))
    input.click()
  })
}
