import { useMutation } from "@tanstack/react-query";
import { type ApiError, call, NEEDS, type Wire } from "~/api";
import { useMay, useSeat } from "~/app/desk";
import { m } from "~/i18n";
import { Banner, Button, Link } from "~/kit";
import styles from "./Clients.module.css";
import { useNames } from "./office";
import { listNameOf } from "./record";
import { problemText } from "./words";

/** For a search: the way to a client who is not in the worker's list, whose page a reason opens. */
export function Beyond({ text }: { readonly text: string }) {
  const may = useMay(NEEDS.find_beyond);
  const { worker } = useSeat();
  const names = useNames();
  const find = useMutation<Wire.FoundBeyond[], ApiError, string>({
    mutationKey: ["find_beyond"],
    meta: { quiet: true },
    gcTime: 0,
    mutationFn: (typed) => call("find_beyond", { text: typed }),
  });
  // nobody is beyond a coordinator's reach
  if (!may || worker.role === "coordinator") return null;
  const found = find.variables === text ? find.data : undefined;
  const lineOf = (client: Wire.FoundBeyond) =>
    client.municipality === null
      ? listNameOf(client)
      : `${listNameOf(client)}, ${names.municipality(client.municipality)}`;
  return (
    <section className={styles.beyond} aria-label={m.ui_clients_beyond_found()}>
      <p className={styles.quiet}>{m.ui_clients_beyond_help()}</p>
      <Button small isPending={find.isPending} onPress={() => find.mutate(text)}>
        {m.ui_clients_beyond()}
      </Button>
      <div role="status">
        {find.error !== null && <Banner kind="danger">{problemText(find.error)}</Banner>}
        {found?.length === 0 && <p>{m.ui_clients_beyond_none()}</p>}
        {found !== undefined && found.length > 0 && (
          <ul className={styles.similar}>
            {found.map((client) => (
              <li key={client.id}>
                <Link href={`#/clients/${client.id}`}>{lineOf(client)}</Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
