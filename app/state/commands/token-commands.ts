/** The commands about the token and its blocks; "this block" is the one that had the focus last. */
import { toHex } from "../../../src/ast/index.ts"
import type { Command } from "./commands.ts"
import { findBlock, firstMovable, isMovable, written } from "../documents.ts"
import { noFurtherBlock, noOpenToken, noSeal, noToken } from "../derive/make.ts"
import type { State, ThirdPartyView } from "../state.ts"
import { shownReport } from "../derive/shown.ts"
import { snapshotView } from "../derive/snapshot.ts"
import { documentName, pastedView, shownToken } from "../derive/token.ts"

const noRun = (state: State): string | null =>
  shownReport(state) === null ? "nothing has been run yet" : null

const noMovableBlock = ({ documents, view }: State): string | null =>
  isMovable(documents, view.current) ? null : "put the cursor into a block after the authority"

const current = (state: State): string => {
  const block = findBlock(state.documents, state.view.current)
  return block === undefined ? "this block" : documentName(state, block.id)
}

const noPasted = (state: State): string | null =>
  pastedView(state) === null ? "there is no pasted token that can be read" : null

function moveCurrent({ documents, view, actions }: State, step: 1 | -1): void {
  const block = findBlock(documents, view.current)
  if (block !== undefined) {
    actions.moveBlock(block.id, written(documents).blocks.indexOf(block) + step)
  }
}

const thirdPartyStep = (
  step: ThirdPartyView["step"],
  title: string,
  blocked: Command["blocked"] = () => null,
): Command => ({
  id: `third-party-${step}`,
  group: "Token",
  title,
  blocked,
  run: ({ actions }) => {
    actions.editThirdParty({ step })
    actions.openDialog("third-party")
  },
})

const isSigned = ({ documents, view }: State): boolean =>
  typeof findBlock(documents, view.current)?.signed === "string"

const none = new Uint8Array()

export const tokenCommands: readonly Command[] = [
  {
    id: "add-block",
    group: "Token",
    title: "Add a block",
    keys: ["Mod-Shift-Enter"],
    blocked: noFurtherBlock,
    run: ({ actions }) => actions.addBlock(),
  },
  {
    id: "add-third-party-block",
    group: "Token",
    title: "Add a third-party block",
    blocked: noFurtherBlock,
    run: ({ actions }) => actions.addThirdPartyBlock(),
  },
  {
    id: "attenuate",
    group: "Token",
    title: "Attenuate by form",
    blocked: noFurtherBlock,
    run: ({ actions }) => actions.openDialog("attenuate"),
  },
  thirdPartyStep("request", "Ask a third party for a block", noOpenToken),
  thirdPartyStep("sign", "Sign a block as a third party"),
  thirdPartyStep("append", "Append a block that a third party signed", noOpenToken),
  {
    id: "duplicate-block",
    group: "Token",
    title: (state) => `Duplicate ${current(state)}`,
    blocked: (state) =>
      noMovableBlock(state) ?? (isSigned(state) ? "it was signed for its place alone" : null),
    run: ({ view, actions, documents }) => {
      const block = findBlock(documents, view.current)
      if (block !== undefined) actions.duplicateBlock(block.id)
    },
  },
  {
    id: "move-block-up",
    group: "Token",
    title: (state) => `Move ${current(state)} up`,
    blocked: (state) =>
      noMovableBlock(state) ??
      (written(state.documents).blocks[firstMovable(state.documents)]?.id === state.view.current
        ? "it is the first already"
        : null),
    run: (state) => moveCurrent(state, -1),
  },
  {
    id: "move-block-down",
    group: "Token",
    title: (state) => `Move ${current(state)} down`,
    blocked: (state) =>
      noMovableBlock(state) ??
      (written(state.documents).blocks.at(-1)?.id === state.view.current
        ? "it is the last already"
        : null),
    run: (state) => moveCurrent(state, 1),
  },
  {
    id: "remove-block",
    group: "Token",
    title: (state) => `Remove ${current(state)}`,
    blocked: noMovableBlock,
    run: ({ view, actions, documents }) => {
      const block = findBlock(documents, view.current)
      if (block === undefined) return
      actions.removeBlock(block.id)
      // What had the focus is gone.
      actions.openRegion("token")
    },
  },
  {
    id: "seal",
    group: "Token",
    title: ({ documents }) => (written(documents).sealed ? "Unseal the token" : "Seal the token"),
    blocked: (state) => (written(state.documents).sealed ? null : noSeal(state)),
    run: ({ documents, actions }) => actions.sealToken(!written(documents).sealed),
  },
  {
    id: "collapse-blocks",
    group: "Token",
    title: "Collapse all blocks",
    run: ({ actions }) => actions.collapseAll(true),
  },
  {
    id: "expand-blocks",
    group: "Token",
    title: "Expand all blocks",
    run: ({ actions }) => actions.collapseAll(false),
  },
  {
    id: "paste-token",
    group: "Token",
    title: "Paste a token",
    run: ({ actions }) => actions.openPasted(),
  },
  {
    id: "open-snapshot",
    group: "Token",
    title: "Open a snapshot",
    run: ({ actions }) => actions.showSnapshot(),
  },
  {
    id: "work-from-snapshot",
    group: "Token",
    title: "Work from the snapshot: make its blocks mine",
    blocked: (state) =>
      snapshotView(state) === null ? "there is no snapshot that can be read" : null,
    run: ({ actions }) => actions.workFromSnapshot(),
  },
  {
    id: "copy-snapshot",
    group: "Token",
    title: "Copy as snapshot",
    blocked: noRun,
    run: ({ actions }) => void actions.copySnapshot(),
  },
  {
    id: "save-snapshot",
    group: "Token",
    title: "Save as snapshot",
    blocked: noRun,
    run: ({ actions }) => void actions.saveSnapshot(),
  },
  {
    id: "open-file",
    group: "Token",
    title: "Open a file: a document, token, key, request, signed block or snapshot",
    run: ({ actions }) => void actions.openFile(),
  },
  {
    id: "keys",
    group: "Token",
    title: "Keys: names, import and export",
    run: ({ actions }) => actions.openDialog("keys"),
  },
  {
    id: "my-blocks",
    group: "Token",
    title: "Back to my blocks",
    blocked: ({ documents }) =>
      documents.source === "authored" ? "these are your own blocks" : null,
    run: ({ actions }) => actions.backToMyBlocks(),
  },
  {
    id: "edit-copy",
    group: "Token",
    title: "Edit a copy of the pasted token",
    blocked: noPasted,
    run: ({ actions }) => actions.editCopy(),
  },
  {
    id: "copy-token",
    group: "Token",
    title: "Copy the token as base64url",
    blocked: noToken,
    run: (state) => void state.actions.copy(shownToken(state)?.text ?? "", "the token"),
  },
  {
    id: "copy-token-hex",
    group: "Token",
    title: "Copy the token as hexadecimal",
    blocked: noToken,
    run: (state) =>
      void state.actions.copy(toHex(shownToken(state)?.bytes ?? none), "the token as hexadecimal"),
  },
  {
    id: "show-bytes",
    group: "Token",
    title: "Show the bytes of this clause",
    blocked: (state) =>
      noToken(state) ??
      (state.view.held === null ? "the caret is in no fact, rule or check of a block" : null),
    run: ({ view, actions }) => {
      if (view.held === null) return
      actions.showBytesOf(view.held)
      actions.openRegion("result")
    },
  },
  {
    id: "save-token",
    group: "Token",
    title: "Save the token as a file",
    blocked: noToken,
    run: (state) =>
      state.actions.download("token.biscuit", Uint8Array.from(shownToken(state)?.bytes ?? none)),
  },
]
