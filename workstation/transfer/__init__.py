"""What leaves and enters the machine: bundles for the central office, and who may open them."""
