/**
 * The simulated browser's document is no instance of its own `Document`, by which dialogs find out that something in
 * them has the focus already. Imported by tests that open one.
 */
const owner = document.defaultView;
if (owner !== null && !(document instanceof owner.Document)) {
  Object.defineProperty(owner.Document, Symbol.hasInstance, {
    value: (it: unknown) => it instanceof Node && it.nodeType === Node.DOCUMENT_NODE,
  });
}
