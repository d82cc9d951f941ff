/**
 * Listens within the page, before its own scripts run. It is sent to the browser as text: nothing outside `listen` is
 * there.
 */

export type Told =
  /** A document begins; all that it loads by itself is told between these two. */
  | { readonly kind: "loading" }
  | { readonly kind: "loaded" }
  | { readonly kind: "violation"; readonly text: string }
  /** 32 random bytes, each a character. */
  | { readonly kind: "drawn"; readonly bytes: string }
  /** A text with private keys that was typed, pasted, dropped or read from a file. */
  | { readonly kind: "brought"; readonly text: string }
  | { readonly kind: "outlet"; readonly place: string; readonly text: string }

export function listen(): void {
  // A blank page, between two tests.
  if (!location.protocol.startsWith("http")) return
  // The fixture put it there.
  const { tellWatch } = globalThis as unknown as { tellWatch: (told: Told) => Promise<void> }
  const tell = (told: Told): void => void tellWatch(told).catch(() => {})

  tell({ kind: "loading" })
  new PerformanceObserver((list) => {
    if (list.getEntriesByName("loaded").length > 0) tell({ kind: "loaded" })
  }).observe({ type: "mark", buffered: true })

  document.addEventListener("securitypolicyviolation", (violation) => {
    const { effectiveDirective, blockedURI, sample } = violation
    tell({ kind: "violation", text: `${effectiveDirective} ${blockedURI} ${sample}` })
  })

  /** Texts are told as they are, and bytes as a text of as many characters. */
  const latin = (bytes: Uint8Array): string =>
    Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")

  const { getRandomValues } = Crypto.prototype
  Crypto.prototype.getRandomValues = function draw<T extends ArrayBufferView<ArrayBuffer>>(
    into: T,
  ): T {
    getRandomValues.call(this, into)
    if (into instanceof Uint8Array && into.length === 32)
      tell({ kind: "drawn", bytes: latin(into) })
    return into
  }

  const bring = (text = ""): void => {
    if (/-private\/|PRIVATE KEY/.test(text)) tell({ kind: "brought", text })
  }
  const takeEvent = (event: Event): void => {
    const { target } = event
    if (event instanceof ClipboardEvent) bring(event.clipboardData?.getData("text/plain"))
    else if (event instanceof DragEvent) bring(event.dataTransfer?.getData("text/plain"))
    else if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      bring(target.value)
    }
  }
  for (const kind of ["paste", "drop", "input"]) addEventListener(kind, takeEvent, true)
  const { arrayBuffer } = Blob.prototype
  Blob.prototype.arrayBuffer = async function read(): Promise<ArrayBuffer> {
    const buffer = await arrayBuffer.call(this)
    // A file of a key is short.
    if (buffer.byteLength < 10_000) bring(latin(new Uint8Array(buffer)))
    return buffer
  }

  const { writeText } = Clipboard.prototype
  Clipboard.prototype.writeText = function write(text: string): Promise<void> {
    tell({ kind: "outlet", place: "clipboard", text })
    return writeText.call(this, text)
  }
  const tellFile = async (file: Blob): Promise<void> => {
    const text = latin(new Uint8Array(await arrayBuffer.call(file)))
    tell({ kind: "outlet", place: "file", text })
  }
  const { createObjectURL } = URL
  URL.createObjectURL = (object: Blob | MediaSource): string => {
    // Scripts of workers are of the page itself.
    if (object instanceof Blob && !object.type.includes("javascript")) {
      void tellFile(object)
    }
    return createObjectURL.call(URL, object)
  }
}
