import { useMutation } from "@tanstack/react-query";
import { type Desk, useSeating, useSigningIn } from "~/app/desk";

/** Takes the desk that an answer carries. What was asked with may be a secret: it outlives the page nowhere. */
export function useSitting<Request = void>(sit: (request: Request) => Promise<Desk>) {
  const signIn = useSigningIn();
  return useMutation({
    mutationFn: (request: Request) => signIn(() => sit(request)),
    meta: { quiet: true },
    gcTime: 0,
    onSuccess: useSeating(),
  });
}
