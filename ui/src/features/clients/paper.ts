/** What of clients goes on paper. */

/** Where the log of reading is told whose data are printed: nothing is shown or printed before this is through. */
export async function logPaper(_clients: readonly string[]): Promise<void> {
  // the engine has no command yet that takes these
}
