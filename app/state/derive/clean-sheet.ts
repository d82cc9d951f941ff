/** Whether nothing has been written yet, on either side. */
import type { State } from "../state.ts"

export const isCleanSheet = ({ documents: { source, authored, authorizer } }: State): boolean =>
  source === "authored" &&
  authored.blocks.length === 1 &&
  authored.blocks[0]!.text === "" &&
  authorizer.text === ""
