"""The package as an installer meets it: installed, shown, tapped, upgraded and removed on a real system."""
