import { classes, Link, Shortcut } from "~/kit";
import styles from "./Guide.module.css";
import { picture } from "./guide";
import type { Block, Inline } from "./tree";

export type GoTo = (chapter: string, section: string | null) => void;

interface BlocksProps {
  readonly blocks: readonly Block[];
  readonly onGo: GoTo;
}

/** What stands under a heading of the guide. */
export function Blocks({ blocks, onGo }: BlocksProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text of a chapter never moves
  return blocks.map((block, at) => <OneBlock key={at} block={block} onGo={onGo} />);
}

function OneBlock({ block, onGo }: { readonly block: Block; readonly onGo: GoTo }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          <Inlines inlines={block.inlines} onGo={onGo} />
        </p>
      );
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List className={classes(styles.items, block.ordered && styles.steps)}>
          {block.items.map((item, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the text of a chapter never moves
            <li key={at}>
              <Blocks blocks={item} onGo={onGo} />
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return (
        <div className={styles.scroll}>
          <table className={styles.table}>
            <thead>
              <tr>
                {block.head.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the text of a chapter never moves
                  <th key={at} scope="col">
                    <Inlines inlines={cell} onGo={onGo} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the text of a chapter never moves
                <tr key={at}>
                  {row.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the text of a chapter never moves
                    <td key={column}>
                      <Inlines inlines={cell} onGo={onGo} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case "picture":
      return <img className={styles.picture} src={picture(block.file)} alt={block.alt} width={1280} height={720} />;
  }
}

interface InlinesProps {
  readonly inlines: readonly Inline[];
  readonly onGo: GoTo;
}

function Inlines({ inlines, onGo }: InlinesProps) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the text of a chapter never moves
  return inlines.map((inline, at) => <OneInline key={at} inline={inline} onGo={onGo} />);
}

function OneInline({ inline, onGo }: { readonly inline: Inline; readonly onGo: GoTo }) {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "label":
      return <strong className={styles.label}>{inline.text}</strong>;
    case "keys":
      return <Shortcut keys={inline.text} />;
    case "link":
      return <Link onPress={() => onGo(inline.chapter, inline.section)}>{inline.text}</Link>;
  }
}
