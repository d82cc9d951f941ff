/** What is in the page's second script. */
export { OpenDialog } from "./OpenDialog.tsx"
