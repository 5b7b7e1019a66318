//! Declares the few commands of the shell, so that each needs a permission of its own.

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(&[
        "rpc",
        "choose_files",
        "choose_folder",
        "choose_where_to_save",
        "set_title",
    ]);
    let attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
