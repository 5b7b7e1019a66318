import type { ReactNode } from "react";
import styles from "./Clients.module.css";

export interface PartProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly plain?: boolean | undefined;
}

/** A part of the page. */
export function Part({ title, actions, children, plain }: PartProps) {
  return (
    <section className={plain ? styles.section : styles.card} aria-label={title}>
      <div className={styles.top}>
        <h2 className={styles.heading}>{title}</h2>
        {actions !== undefined && <div className={styles.buttons}>{actions}</div>}
      </div>
      {children}
    </section>
  );
}

export interface TableProps {
  readonly label: string;
  readonly columns: readonly { readonly name: string; readonly end?: boolean }[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly ReactNode[] }[];
}

/** A small table; the first cell names its row. */
export function Table({ label, columns, rows }: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group to scroll, not of fields; and no region beside that of its part
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keys
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" className={column.end ? styles.end : undefined}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {cells.map((cell, at) => {
                const column = columns[at];
                if (at === 0) {
                  return (
                    <th key={column?.name} scope="row">
                      {cell}
                    </th>
                  );
                }
                return (
                  <td key={column?.name} className={column?.end ? styles.end : undefined}>
                    {cell}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
