/**
 * The effect that keeps what is written: soon after it changed, and while it goes on changing now and then, always in
 * a moment in which nothing else is to be done. So a crash in the middle of typing loses less than a second of it.
 */
import { isUnkept } from "../derive/keeping.ts"
import type { Host } from "../host.ts"
import type { Store } from "../state.ts"
import { deletedElsewhereWords, openTooWords } from "./words.ts"

/** Milliseconds of rest after a change before it is kept. */
const rest = 300
/** Milliseconds after which a change is kept though others follow. */
const longest = 700
/** Milliseconds that an idle moment is waited for. */
const patience = 100
/** Milliseconds of rest that make a state one worth going back to. */
const settled = 5000

type Timer = ReturnType<typeof setTimeout> | undefined

/** Keeps the open document as it changes; the returned function ends that. */
export function keepOnChange(store: Store, { onLeave }: Pick<Host, "onLeave">): () => void {
  const { actions } = store.getState()
  let soon: Timer
  let latest: Timer
  let settling: Timer

  const clear = (): void => {
    clearTimeout(soon)
    clearTimeout(latest)
    latest = undefined
  }
  const keepNow = (): void => {
    clear()
    const state = store.getState()
    if (isUnkept(state)) void actions.keepState(state)
  }
  const keepSoon = (): void => {
    clear()
    whenIdle(keepNow)
  }
  // Storage takes longer to open than a page has as it goes.
  const ready = once(() => void actions.readyStorage())
  const expect = (): void => {
    ready()
    clearTimeout(soon)
    clearTimeout(settling)
    soon = setTimeout(keepSoon, rest)
    latest ??= setTimeout(keepSoon, longest)
    settling = setTimeout(() => void actions.settleState(store.getState()), settled)
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.documents === before.documents && state.kept === before.kept) return
    if (state.kept.id !== before.kept.id) {
      clear()
      clearTimeout(settling)
      if (isUnkept(before)) void actions.keepState(before)
      void actions.settleState(before)
    }
    if (isUnkept(state)) expect()
  })
  const stay = onLeave(() => {
    clear()
    void actions.keepLast(store.getState())
  })
  if (isUnkept(store.getState())) expect()
  return () => {
    clear()
    clearTimeout(settling)
    unsubscribe()
    stay()
  }
}

/** The effect that tells other tabs which document is open here, and hears what they do with it. */
export function followTabs(store: Store, { tabs }: Pick<Host, "tabs">): () => void {
  const stop = tabs.listen((news) => {
    const { kept, documents, actions } = store.getState()
    if (news.document !== kept.id) return
    if (news.kind === "opened") tabs.announce({ kind: "open-too", document: kept.id })
    else if (news.kind === "open-too") actions.tell(openTooWords)
    else if (news.kind === "saved") actions.finishKeeping(kept.id, { conflict: news.at })
    else {
      actions.finishKeeping(kept.id, { stored: null, began: documents, conflict: null })
      actions.tell(deletedElsewhereWords)
    }
  })
  tabs.announce({ kind: "opened", document: store.getState().kept.id })
  return stop
}

function once(work: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

/** Not in every browser: there, at once. */
function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: patience })
  else work()
}
