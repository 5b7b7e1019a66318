import { errorText } from "~/api";
import { m } from "~/i18n";
import { Banner, Button } from "~/kit";

interface ReadFaultProps {
  readonly error: unknown;
  readonly again: () => unknown;
}

/** What could not be read: why, and the way to ask again. */
export function ReadFault({ error, again }: ReadFaultProps) {
  return (
    <Banner kind="danger" role="alert" actions={<Button onPress={() => void again()}>{m.ui_save_retry()}</Button>}>
      {errorText(error)}
    </Banner>
  );
}
