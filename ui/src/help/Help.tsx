import { lazy, Suspense } from "react";
import { Skeleton } from "~/kit";
import type { GuideProps } from "./Guide";

// the guide comes when it is asked for: the first page does not wait for it
const Guide = lazy(() => import("./Guide"));

/** The guide, with a place held for it until it is there. */
export function Help(props: GuideProps) {
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <Guide {...props} />
    </Suspense>
  );
}
