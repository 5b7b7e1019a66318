# Every target is one line that calls cargo, npm or xtask; docs/architecture.md says what each does.
.PHONY: run test soak bench check package

run: ; @cargo xtask run
test: ; @cargo xtask test
soak: ; @cargo xtask soak
bench: ; @cargo xtask bench
check: ; @cargo xtask check
package: ; @cargo xtask package
