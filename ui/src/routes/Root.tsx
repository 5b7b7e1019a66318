import { Outlet } from "@tanstack/react-router";
import { Fragment } from "react";
import { SeatProvider, useDeskQuery, useOwnAddress } from "~/app/desk";
import { useKeptFocus } from "~/app/keptFocus";
import { ReadFault } from "~/app/ReadFault";
import { Shell } from "~/app/Shell";
import { useTextSizeKeys } from "~/app/textSize";
import { Entry } from "~/features/entry/Entry";
import { EntryPage } from "~/features/entry/EntryPage";
import { m, useLanguage } from "~/i18n";
import { Skeleton } from "~/kit";

/** Who is signed in sees the frame with a view in it; who is not, the way in and nothing else. */
export function Root() {
  useLanguage();
  useTextSizeKeys();
  useKeptFocus();
  const desk = useDeskQuery();
  if (desk.isError) {
    return (
      <EntryPage title={m.ui_app_name()}>
        <ReadFault error={desk.error} again={desk.refetch} />
      </EntryPage>
    );
  }
  if (!desk.data) {
    return (
      <EntryPage title={m.ui_app_name()}>
        <Skeleton />
      </EntryPage>
    );
  }
  const { worker } = desk.data;
  if (!worker) return <Entry desk={desk.data} />;
  return (
    <SeatProvider value={{ ...desk.data, worker }}>
      <Fragment key={worker.id}>
        <Shell>
          <OwnView />
        </Shell>
      </Fragment>
    </SeatProvider>
  );
}

function OwnView() {
  return useOwnAddress() && <Outlet />;
}
