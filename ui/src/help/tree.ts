/** What the help can show of the guide, and nothing else: `ui/scripts/guide.ts` makes it of Markdown at build time. */

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  /** A text of the window, word for word. */
  | { readonly kind: "label"; readonly text: string }
  /** Keys as they stand on the keyboard, such as `Ctrl+K`. */
  | { readonly kind: "keys"; readonly text: string }
  | { readonly kind: "link"; readonly chapter: string; readonly section: string | null; readonly text: string };

export type Block =
  | { readonly kind: "paragraph"; readonly inlines: readonly Inline[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Inline[])[];
      readonly rows: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "picture"; readonly file: string; readonly alt: string };

/** What stands under one heading. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Chapter {
  /** The name of its file, without the ending. */
  readonly id: string;
  readonly title: string;
  /** Before the first heading. */
  readonly lead: readonly Block[];
  readonly sections: readonly Section[];
}
