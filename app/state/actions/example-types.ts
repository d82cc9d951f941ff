/** What can be done with examples, in the reader's words. */
export interface ExampleActions {
  /** Opens an example with one of its requests, as a document of its own. */
  openExample(id: string, request: number): Promise<void>
  /** Writes another request of the open example into the authorizer, whose rules and policies stay. */
  chooseRequest(request: number): Promise<void>
  /** Puts the open example, with the changes of one of its suggestions, in place of what is written. */
  tryOut(suggestion: number): Promise<void>
  /** Makes the document one's own: nothing is said of the example any more. */
  leaveExample(): void
}
