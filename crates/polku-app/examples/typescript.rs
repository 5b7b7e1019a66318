//! Prints the commands as TypeScript; `cargo xtask codegen` keeps the result in `ui/src/api/generated.ts`.

fn main() {
    print!("{}", polku_app::typescript::source());
}
