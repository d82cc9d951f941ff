/**
 * The script of the editors, which is fetched beside the page's own. Texts are shown without an editor until it is
 * there, at the same places and in the same colours.
 */
import type { ComponentType } from "react"
import type * as script from "./LiveEditor.tsx"

type LiveEditor = ComponentType<Parameters<(typeof script)["LiveEditor"]>[0]>

let live: LiveEditor | null = null
const listeners = new Set<() => void>()

/** @throws {TypeError} it could not be fetched */
export async function loadEditor(): Promise<void> {
  live = (await import("./LiveEditor.tsx")).LiveEditor
  for (const listener of listeners) listener()
}

/** Null until it is there. */
export const liveEditor = (): LiveEditor | null => live

export function onLiveEditor(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
