/** Runs a command of the list on this page, from a button or a menu. */
import { command } from "./command-list.ts"
import { runCommand } from "./commands.ts"
import { store } from "../page.ts"

export const perform = (id: string): void => runCommand(command(id), store.getState())
