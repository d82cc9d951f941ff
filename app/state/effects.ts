/** The browser behind the page: clipboard, files, storage, focus; and the pastes and keys it brings. */
import type { Host, Preferences, Theme } from "./host.ts"
import { browserBookmark, browserTabs, onLeave } from "./keep/browser.ts"
import { isWorthALook, maxPaste, namesPrivateKey } from "./paste.ts"
import { type Actions, defaultSplit, maxSplit, minSplit, type Region } from "./state.ts"

export const browser: Omit<Host, "engine" | "workshop"> = {
  random: (bytes) => crypto.getRandomValues(bytes),
  now: () => new Date(),
  writeClipboard,
  download,
  remember,
  openArchive: async () => (await import("./keep/indexed-archive.ts")).indexedArchive(),
  tabs: browserTabs(),
  bookmark: browserBookmark,
  onLeave,
  applyTheme,
  focusRegion,
  address: () => location.href.replace(/[?#].*/s, ""),
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
    language: recall("language"),
    isExampleCollapsed: matchMedia("(width < 720px), (height < 480px)").matches,
    seen: recall("examples")?.split(" ") ?? [],
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
export function takePastes({ takePaste, takeAnything, takeFiles, offerPaste }: Actions): void {
  document.addEventListener(
    "paste",
    (event) => {
      const text = event.clipboardData?.getData("text/plain") ?? ""
      if (isForKeys(event.target) || !namesPrivateKey(text)) return
      event.preventDefault()
      event.stopPropagation()
      void takeAnything(text)
    },
    // Before an editor or a field takes it for text, which the page and its history would hold.
    { capture: true },
  )
  document.addEventListener("paste", (event) => {
    const { target, defaultPrevented, clipboardData } = event
    const files = [...(clipboardData?.files ?? [])]
    const text = clipboardData?.getData("text/plain") ?? ""
    // An editor that took it may have replaced the element it was pasted at.
    const isDatalog =
      defaultPrevented || (target instanceof Element && target.closest("[contenteditable]"))
    if (isDatalog) {
      if (isWorthALook(text)) void offerPaste(text)
      return
    }
    if (isForItself(target)) return
    if (files.length > 0) {
      event.preventDefault()
      void takeFiles(files.map(reader))
    } else if (!isField(target)) {
      if (text !== "") void takeAnything(text)
    } else if (isWorthALook(text)) {
      event.preventDefault()
      void takeOrInsert(text, target, takePaste)
    }
  })
}

/** Whether private keys are pasted there: it masks them, and keeps none. */
const isForKeys = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-own-paste="private key"]') !== null

/** Whether what is pasted into it is always for it. */
const isForItself = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[data-own-paste]") !== null

const isField = (target: EventTarget | null): target is HTMLTextAreaElement | HTMLInputElement =>
  target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement

async function takeOrInsert(
  text: string,
  target: HTMLElement,
  take: Actions["takePaste"],
): Promise<void> {
  if (await take(text)) return
  // Also where the reader went on meanwhile: what was pasted is not lost.
  target.focus()
  insertText(text)
}

/** As if it were typed: what listens hears of it, and the field's own undo takes it back. */
function insertText(text: string): void {
  // Deprecated, and without a successor that keeps the field's undo.
  document.execCommand("insertText", false, text)
}

/** Takes files, and texts that are dropped beside the editors. */
export function takeDrops({ takeAnything, takeFiles }: Actions): void {
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
      const text = event.dataTransfer?.getData("text/plain") ?? ""
      // Within a field it would stand amid what is there.
      const isThing = isField(event.target) && !isForItself(event.target) && isWorthALook(text)
      const isKey = namesPrivateKey(text) && !isForKeys(event.target)
      if (!isKey && !isThing && !isOurs(event)) return
      event.preventDefault()
      event.stopPropagation()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) void takeAnything(text)
      else void takeFiles(files.map(reader))
    },
    // Before an editor takes the file for text.
    { capture: true },
  )
}

/** A file's bytes, or null; of one that is too long, more than are looked at, so that it is refused for that. */
async function readFile(file: File): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await file.slice(0, maxPaste + 1).arrayBuffer())
  } catch {
    // A folder, or a file that is gone.
    return null
  }
}

const reader = (file: File) => (): Promise<Uint8Array | null> => readFile(file)

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
